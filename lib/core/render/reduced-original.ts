import type { RgbaImage, Size } from '../image';
import { pixelsOf, type Length } from '../rendering';
import { CHANNELS, PremultipliedCells } from './premultiplied-cells';

/** The most pixels that are kept: a blurred picture holds no detail that would need more. */
const MAX_PIXELS = 1_000_000;

/** Pixels of the coarse picture to a standard deviation, above which it is made coarser still. */
const ENOUGH_DEVIATION = 6;

/** A coarse copy of a picture, for a background that is the picture itself, blurred. */
export interface ReducedOriginal {
  readonly image: RgbaImage;
  /** Pixels of the original, each way, to one of `image`. */
  readonly cell: number;
}

/**
 * Keeps of a picture what a blurred background needs: a coarse copy, 4 MB at most. To be called before the matte is
 * put in, which erases what the background is made of.
 *
 * @param picture not changed
 * @param radius of the blur that is to come; the wider, the coarser the copy may be
 */
export function reduceOriginal(picture: RgbaImage, radius: Length): ReducedOriginal {
  const deviation = blurDeviation(picture, radius);
  const cells = new PremultipliedCells(picture, cellSide(picture, deviation));
  const { width, height } = cells.size;
  const data = new Uint8Array(width * height * CHANNELS);
  const row = new Float32Array(width * CHANNELS);
  for (let y = 0; y < height; y++) {
    cells.readRow(y, row);
    packStraight(row, data.subarray(y * width * CHANNELS, (y + 1) * width * CHANNELS));
  }
  return { image: { width, height, data }, cell: cells.side };
}

/** @returns the standard deviation, in pixels of the picture */
export function blurDeviation({ width, height }: Size, radius: Length): number {
  return pixelsOf(radius, Math.min(width, height));
}

/**
 * Makes straight pixels of premultiplied samples.
 * @param samples {@link CHANNELS} values a pixel
 * @param out receives as many bytes
 */
export function packStraight(samples: Float32Array, out: Uint8Array): void {
  for (let i = 0; i < samples.length; i += CHANNELS) {
    const alpha = Math.min(255, Math.round(samples[i + 3]!));
    out[i + 3] = alpha;
    for (let channel = 0; channel < 3; channel++) {
      out[i + channel] = alpha === 0 ? 0 : Math.min(255, Math.round(samples[i + channel]! / samples[i + 3]!));
    }
  }
}

/** The smallest cells that leave few enough pixels, or as large ones as the blur hides. */
function cellSide({ width, height }: Size, deviation: number): number {
  let side = Math.max(1, Math.floor(deviation / ENOUGH_DEVIATION));
  side = Math.max(side, Math.floor(Math.sqrt((width * height) / MAX_PIXELS)));
  while (Math.ceil(width / side) * Math.ceil(height / side) > MAX_PIXELS) side++;
  return Math.min(side, Math.max(width, height));
}
