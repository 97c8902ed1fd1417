import type { Color } from '../rendering';

/** A colour as a pixel's word; without alpha it is 0, as all that is fully transparent. */
export function colorWord({ red, green, blue, alpha }: Color): number {
  return alpha === 0 ? 0 : packWord(red, green, blue, alpha);
}

/** @param red these and the others are whole, 0 to 255 */
export function packWord(red: number, green: number, blue: number, alpha: number): number {
  return red | (green << 8) | (blue << 16) | (alpha << 24);
}

/**
 * One pixel over another, both with straight alpha, each channel rounded to the nearest. Porter and Duff, "Compositing
 * digital images", SIGGRAPH 1984, operator over.
 * @param top a pixel's word
 * @param under a pixel's word
 */
export function over(top: number, under: number): number {
  const alpha = top >>> 24;
  if (alpha === 255) return top;
  if (alpha === 0) return under;
  const underAlpha = under >>> 24;
  if (underAlpha === 0) return top;
  const rest = 255 - alpha;
  if (underAlpha === 255) {
    return (
      mix(top & 255, under & 255, alpha, rest) |
      (mix((top >>> 8) & 255, (under >>> 8) & 255, alpha, rest) << 8) |
      (mix((top >>> 16) & 255, (under >>> 16) & 255, alpha, rest) << 16) |
      0xff000000
    );
  }
  // In 255ths of alpha: what of the pixel below shows, and both together.
  const topShare = alpha * 255;
  const underShare = underAlpha * rest;
  const sum = topShare + underShare;
  const half = sum >> 1;
  return packWord(
    (((top & 255) * topShare + (under & 255) * underShare + half) / sum) | 0,
    ((((top >>> 8) & 255) * topShare + ((under >>> 8) & 255) * underShare + half) / sum) | 0,
    ((((top >>> 16) & 255) * topShare + ((under >>> 16) & 255) * underShare + half) / sum) | 0,
    alpha + multiplyAlpha(underAlpha, rest),
  );
}

/** a × α + b × (1 − α), rounded as {@link multiplyAlpha} does. */
function mix(a: number, b: number, alpha: number, rest: number): number {
  const t = a * alpha + b * rest + 128;
  return (t + (t >>> 8)) >>> 8;
}

/**
 * Puts a row of pixels over another, in place.
 * @param words changed: the row on top
 * @param under the row below, as long
 */
export function rowOver(words: Int32Array, under: Int32Array): void {
  for (let x = 0; x < words.length; x++) {
    const word = words[x]!;
    const alpha = word >>> 24;
    if (alpha === 255) continue;
    words[x] = alpha === 0 ? under[x]! : over(word, under[x]!);
  }
}

/**
 * Puts one colour over a row through a stencil, in place.
 * @param words changed
 * @param stencil how much of the colour each pixel gets, 0 to 255
 */
export function colorOverRow(words: Int32Array, color: Color, stencil: Uint8Array): void {
  const rgb = packWord(color.red, color.green, color.blue, 0);
  for (let x = 0; x < words.length; x++) {
    const share = stencil[x]!;
    if (share === 0) continue;
    const alpha = multiplyAlpha(share, color.alpha);
    if (alpha !== 0) words[x] = over(rgb | (alpha << 24), words[x]!);
  }
}

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
