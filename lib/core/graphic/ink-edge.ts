import type { RgbaImage } from '../image';
import { CHROMA, fromGround, inkOf, isDilution, type Peak, type SolidInk } from './inks';

/** Change of colour over an edge's width, in levels, that makes it an edge and not shading. */
const STEEP = 40;

/** The same as a share of an ink's contrast. Half way from ground to ink, half of that is seen. */
const STEEP_SHARE = 0.35;

/** Difference of chroma from the ground, in levels, from which an ink is told by its hue. Greys are mixtures of any two. */
const HUED = 40;

/**
 * The largest change of colour over an edge's width, in levels, in one of both directions.
 *
 * @param words the picture's pixels, as {@link pixelWords} gives them
 * @param reach width of an edge, in pixels
 */
export function steepestChange(
  x: number,
  y: number,
  words: Int32Array,
  { width, height }: RgbaImage,
  reach: number,
): number {
  const at = y * width + x;
  const here = words[at]!;
  let widest = 0;
  for (const [step, before, after] of [
    [1, x, width - 1 - x],
    [width, y, height - 1 - y],
  ] as const) {
    const low = words[at - step * Math.min(reach, before)]!;
    const high = words[at + step * Math.min(reach, after)]!;
    widest = Math.max(widest, lumaDistance(low, here), lumaDistance(high, here));
  }
  return widest;
}

/**
 * Whether a pixel that is neither ground nor ink lies in an edge between both.
 *
 * @param steepest change of colour around it, as {@link steepestChange} gives it
 */
export function isAtEdge(peak: Peak, inks: readonly SolidInk[], steepest: number): boolean {
  return steepest > STEEP || inks.some((ink) => isWeakEdge(peak, ink, steepest));
}

/** Whether a pixel lies in the edge of a hued ink, as a mixture of it and the ground. */
function isWeakEdge(peak: Peak, ink: SolidInk, steepest: number): boolean {
  const [luma, red, blue] = fromGround(peak, ink);
  return (
    Math.hypot(red, blue) > CHROMA * HUED &&
    steepest > STEEP_SHARE * Math.hypot(luma, red, blue) &&
    isDilution(peak, ink)
  );
}

function lumaDistance(a: number, b: number): number {
  const [luma, red, blue] = inkOf(
    (a & 255) - (b & 255),
    ((a >>> 8) & 255) - ((b >>> 8) & 255),
    ((a >>> 16) & 255) - ((b >>> 16) & 255),
  );
  return Math.sqrt(luma * luma + red * red + blue * blue);
}
