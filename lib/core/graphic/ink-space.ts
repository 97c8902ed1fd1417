/**
 * Colours as unmixing measures them: luma, and red and blue less luma. Chroma counts for less because JPEG halves its
 * resolution and quantises it more. The map is linear, so mixtures stay mixtures.
 */
export type Ink = readonly [luma: number, red: number, blue: number];

/** How much a difference of chroma counts beside one of luma. */
export const CHROMA = 0.35;

/**
 * @param chroma how much chroma counts
 * @returns a colour, or a difference of colours, in the space of {@link Ink}
 */
export function inkOf(red: number, green: number, blue: number, chroma: number = CHROMA): Ink {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [luma, chroma * (red - luma), chroma * (blue - luma)];
}

export function distance2(a: Ink, b: Ink): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
