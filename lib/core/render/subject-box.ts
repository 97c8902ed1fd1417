import type { RgbaImage } from '../image';
import { SUBJECT_LEVEL } from '../subjects';
import type { Box } from './box';

/** The smallest box that holds the subject: every pixel from {@link SUBJECT_LEVEL} on. Undefined where there is none. */
export function findSubjectBox(image: RgbaImage): Box | undefined {
  return findBox(image, SUBJECT_LEVEL);
}

/** The smallest box that holds all that is not transparent. Undefined where all of it is. */
export function findVisibleBox(image: RgbaImage): Box | undefined {
  return findBox(image, 1);
}

/**
 * The smallest box that holds every pixel with at least this alpha.
 *
 * Rows are searched from both ends until one is not empty. In the rows between, only what lies outside the box so far
 * is read.
 *
 * @param image not changed
 * @param level 1 to 255
 * @returns in pixels of the picture; undefined where there is none
 */
function findBox(image: RgbaImage, level: number): Box | undefined {
  const { width, height, data } = image;
  // Unsigned, alpha being a word's highest byte: one comparison for each.
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const least = level * 2 ** 24;
  let first = 0;
  while (first < words.length && words[first]! < least) first++;
  if (first === words.length) return undefined;
  let last = words.length - 1;
  while (words[last]! < least) last--;

  const top = Math.floor(first / width);
  const bottom = Math.floor(last / width);
  let left = width - 1;
  let right = 0;
  for (let y = top; y <= bottom; y++) {
    const row = y * width;
    let at = row;
    const outerLeft = row + left;
    while (at < outerLeft && words[at]! < least) at++;
    left = at - row;
    at = row + width - 1;
    const outerRight = row + right;
    while (at > outerRight && words[at]! < least) at--;
    right = at - row;
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
