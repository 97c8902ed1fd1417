/** Whether an 8-bit alpha is foreground in a mask: above one half. */
export function isForeground(alpha: number): boolean {
  return alpha > 127.5;
}
