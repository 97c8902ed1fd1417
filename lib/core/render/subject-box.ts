import { pixelWords, type RgbaImage } from '../image';
import type { Box } from './box';

const ALPHA = 0xff000000 | 0;

/** Whether any pixel has alpha above 0: known at the first, where the box needs all rows. */
export function hasSubject(image: RgbaImage): boolean {
  return pixelWords(image).some((word) => (word & ALPHA) !== 0);
}

/**
 * The smallest box that holds every pixel with alpha above 0.
 *
 * Rows are searched from both ends until one is not empty; of the rows between, only what lies outside the box so
 * far is read.
 *
 * @param image not changed
 * @returns in pixels of the picture; undefined where all of it is transparent
 */
export function findSubjectBox(image: RgbaImage): Box | undefined {
  const { width } = image;
  const words = pixelWords(image);
  let first = 0;
  while (first < words.length && (words[first]! & ALPHA) === 0) first++;
  if (first === words.length) return undefined;
  let last = words.length - 1;
  while ((words[last]! & ALPHA) === 0) last--;

  const top = Math.floor(first / width);
  const bottom = Math.floor(last / width);
  let left = width - 1;
  let right = 0;
  for (let y = top; y <= bottom; y++) {
    const row = y * width;
    let x = 0;
    while (x < left && (words[row + x]! & ALPHA) === 0) x++;
    left = x;
    x = width - 1;
    while (x > right && (words[row + x]! & ALPHA) === 0) x--;
    right = x;
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
