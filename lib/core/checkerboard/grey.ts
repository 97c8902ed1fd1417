/** Difference of channels up to which a sample is grey, in levels. */
const GREY = 14;

export function isGrey(word: number): boolean {
  return chromaOf(word) <= GREY;
}

/** Difference of a pixel's channels, in levels. */
export function chromaOf(word: number): number {
  const red = word & 255;
  const green = (word >>> 8) & 255;
  const blue = (word >>> 16) & 255;
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

export function lumaOf(word: number): number {
  return 0.299 * (word & 255) + 0.587 * ((word >>> 8) & 255) + 0.114 * ((word >>> 16) & 255);
}
