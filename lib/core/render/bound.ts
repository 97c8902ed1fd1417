import type { Size } from '../image';
import type { OutputBound } from '../rendering';

/** Keeps what is whole but for floating point from being cut down by one. */
const TOLERANCE = 1e-9;

/**
 * Scales a size down until it keeps to a bound; never up. Sides are cut off to whole pixels, so that a bound is never
 * passed, and are at least 1. The ratio of sides gives way where a side would be less.
 *
 * @param size in whole pixels
 */
export function keepToBound(size: Size, bound: OutputBound | undefined): Size {
  if (bound === undefined) return size;
  if (bound.kind === 'box') {
    const { width, height } = bound.box;
    return shrink(size, Math.min(1, width / size.width, height / size.height));
  }
  const { maxPixels } = bound;
  const kept = shrink(size, Math.min(1, Math.sqrt(maxPixels / (size.width * size.height))));
  return {
    width: Math.min(kept.width, Math.max(1, Math.floor(maxPixels / kept.height))),
    height: Math.min(kept.height, Math.max(1, Math.floor(maxPixels / kept.width))),
  };
}

function shrink({ width, height }: Size, scale: number): Size {
  return {
    width: Math.max(1, Math.floor(width * scale + TOLERANCE)),
    height: Math.max(1, Math.floor(height * scale + TOLERANCE)),
  };
}
