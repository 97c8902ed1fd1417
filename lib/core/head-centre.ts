import { pixelWords, type RgbaImage } from './image';
import type { Box } from './render/box';

/**
 * The column of a head's middle: where the matte between crown and chin has its centre of mass. Shoulders and arms, which are
 * rarely the same left and right, are below the chin and do not count.
 *
 * @param cutOut not changed
 * @param subject its box: the top is the crown
 * @param chin row in pixels of the picture
 * @returns pixels with a fraction; the middle of the box where nothing is between crown and chin
 */
export function headCentre(cutOut: RgbaImage, subject: Box, chin: number): number {
  const words = pixelWords(cutOut);
  const bottom = Math.min(cutOut.height, Math.round(chin));
  const right = Math.min(cutOut.width, subject.left + subject.width);
  let mass = 0;
  let moment = 0;
  for (let y = Math.max(0, subject.top); y < bottom; y++) {
    for (let x = Math.max(0, subject.left); x < right; x++) {
      const alpha = words[y * cutOut.width + x]! >>> 24;
      mass += alpha;
      moment += alpha * (x + 0.5);
    }
  }
  return mass === 0 ? subject.left + subject.width / 2 : moment / mass;
}
