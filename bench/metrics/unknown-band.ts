/** The levels between which a trimap leaves open what a pixel is: above 0 (background), below 255 (foreground). */
export function isUnknown(trimapLevel: number): boolean {
  return trimapLevel > 0 && trimapLevel < 255;
}
