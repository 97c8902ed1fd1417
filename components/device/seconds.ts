/** A time in seconds, as exact as it can be felt. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 9950 ? 1 : 0);
}
