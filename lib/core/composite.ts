import { pixelWords, type RgbaImage } from './image';
import type { MatteRows } from './matte-rows';

/**
 * Puts a matte into a picture's alpha channel, in place: alpha becomes matte × alpha, rounded. Where nothing is
 * left of a pixel its colour is erased too: a cut-out must not carry the background it removed, and
 * PNG packs zeros well.
 *
 * @param image changed
 * @param matte of the picture's size
 * @throws RangeError where the sizes differ
 */
export function applyMatte(image: RgbaImage, matte: MatteRows): void {
  const { width, height } = image;
  if (matte.width !== width || matte.height !== height) {
    throw new RangeError(
      `Expected a matte of ${width} × ${height} but received ${matte.width} × ${matte.height}.`,
    );
  }
  const words = pixelWords(image);
  const row = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    matte.readRow(y, row);
    applyRow(words.subarray(y * width, (y + 1) * width), row);
  }
}

function applyRow(words: Int32Array, matteRow: Uint8Array) {
  for (let x = 0; x < matteRow.length; x++) {
    const matte = matteRow[x]!;
    if (matte === 0) {
      words[x] = 0;
    } else {
      const word = words[x]!;
      const alpha = multiplyAlpha(matte, word >>> 24);
      words[x] = alpha === 0 ? 0 : (word & 0x00ffffff) | (alpha << 24);
    }
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
