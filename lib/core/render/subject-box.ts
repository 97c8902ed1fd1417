import { pixelWords, type RgbaImage } from '../image';
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
  const { width } = image;
  const words = pixelWords(image);
  let first = 0;
  while (first < words.length && words[first]! >>> 24 < level) first++;
  if (first === words.length) return undefined;
  let last = words.length - 1;
  while (words[last]! >>> 24 < level) last--;

  const top = Math.floor(first / width);
  const bottom = Math.floor(last / width);
  let left = width - 1;
  let right = 0;
  for (let y = top; y <= bottom; y++) {
    const row = y * width;
    let x = 0;
    while (x < left && words[row + x]! >>> 24 < level) x++;
    left = x;
    x = width - 1;
    while (x > right && words[row + x]! >>> 24 < level) x--;
    right = x;
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
