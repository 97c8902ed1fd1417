/**
 * The product of two alphas in bytes: a × b / 255, rounded to the nearest integer. Exact without a division:
 * Blinn, "Three wrongs make a right", IEEE Computer Graphics and Applications 15(6), 1995.
 * @param a 0 to 255
 * @param b 0 to 255
 */
export function multiplyAlpha(a: number, b: number): number {
  const t = a * b + 128;
  return (t + (t >>> 8)) >>> 8;
}
