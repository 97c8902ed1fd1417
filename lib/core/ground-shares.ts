import { pixelWords, type RgbaImage } from './image';
import type { Box } from './render/box';

/** What lies around a subject. */
export interface GroundShares {
  /** Share of the ground that is exactly 255, 255, 255 and opaque; undefined where the subject leaves none. */
  readonly white: number | undefined;
  /** Share of the outermost pixels that is fully transparent. */
  readonly clear: number;
}

/** Of the picture's longer side: soft edges, and what resampling makes of them, reach so far beyond the subject's box. */
const EDGE_SHARE = 0.01;

const WHITE = -1;

/**
 * Measures the ground of a picture: all that lies outside the subject's box and its soft edges. What shows through gaps of
 * the subject is not looked at, since the box covers it.
 *
 * @param image not changed
 * @param subject in pixels of the picture; may reach beyond it. Undefined: all of it is ground
 */
export function groundShares(image: RgbaImage, subject: Box | undefined): GroundShares {
  const { width, height } = image;
  const words = pixelWords(image);
  const edge = Math.ceil(EDGE_SHARE * Math.max(width, height));
  const [left, right] = subject ? [subject.left - edge, subject.left + subject.width + edge] : [0, 0];
  const [top, bottom] = subject ? [subject.top - edge, subject.top + subject.height + edge] : [0, 0];
  let ground = 0;
  let white = 0;
  let clear = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const outside = y < top || y >= bottom;
    const outermost = y === 0 || y === height - 1;
    for (let x = 0; x < width; x++, i++) {
      const word = words[i]!;
      if (outside || x < left || x >= right) {
        ground++;
        if (word === WHITE) white++;
      }
      if ((outermost || x === 0 || x === width - 1) && word >>> 24 === 0) clear++;
    }
  }
  return { white: ground === 0 ? undefined : white / ground, clear: clear / borderLength(width, height) };
}

function borderLength(width: number, height: number): number {
  return width < 2 || height < 2 ? width * height : 2 * (width + height) - 4;
}
