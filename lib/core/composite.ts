import type { RecolourRow } from './foreground';
import { pixelWords, type RgbaImage } from './image';
import type { MatteRows } from './matte-rows';

/**
 * Puts a matte into a picture's alpha channel, in place: alpha becomes matte × alpha, rounded. Where nothing is
 * left of a pixel its colour is erased too: a cut-out must not carry the background it removed, and
 * PNG packs zeros well.
 *
 * @param image changed
 * @param matte of the picture's size
 * @param from first row
 * @param to row after the last
 * @param recolour called for each row before its alpha is changed
 * @throws RangeError where the sizes differ
 */
export function applyMatte(
  image: RgbaImage,
  matte: MatteRows,
  from: number = 0,
  to: number = image.height,
  recolour?: RecolourRow,
): void {
  const { width, height } = image;
  if (matte.width !== width || matte.height !== height) {
    throw new RangeError(
      `Expected a matte of ${width} × ${height} but received ${matte.width} × ${matte.height}.`,
    );
  }
  const words = pixelWords(image);
  const row = new Uint8Array(Math.ceil(width / 4) * 4);
  const fours = new Int32Array(row.buffer);
  for (let y = from; y < to; y++) {
    matte.readRow(y, row.subarray(0, width));
    const pixels = words.subarray(y * width, (y + 1) * width);
    recolour?.(y, pixels, row);
    applyRow(pixels, row, fours);
  }
}

/**
 * @param words one row of pixels
 * @param row its matte
 * @param fours the same memory as `row`, four values a word: most of a matte is all 0 or all 255, and such runs
 *   are passed four pixels at a time
 */
function applyRow(words: Int32Array, row: Uint8Array, fours: Int32Array) {
  const whole = words.length >> 2;
  for (let four = 0, x = 0; four < whole; four++, x += 4) {
    const mattes = fours[four]!;
    if (mattes === 0) {
      words[x] = words[x + 1] = words[x + 2] = words[x + 3] = 0;
    } else if (mattes !== -1 || !isOpaque(words[x]! & words[x + 1]! & words[x + 2]! & words[x + 3]!)) {
      applyPixels(words, row, x, x + 4);
    }
  }
  applyPixels(words, row, whole * 4, words.length);
}

function isOpaque(word: number): boolean {
  return word >>> 24 === 255;
}

function applyPixels(words: Int32Array, row: Uint8Array, from: number, to: number) {
  for (let x = from; x < to; x++) {
    const word = words[x]!;
    const alpha = multiplyAlpha(row[x]!, word >>> 24);
    words[x] = alpha === 0 ? 0 : (word & 0x00ffffff) | (alpha << 24);
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
