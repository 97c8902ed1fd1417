import type { RgbaImage, Size } from '../image';
import type { Length } from '../rendering';
import { blurBoxes } from './box-blur';
import { pixelsOf } from './length';
import { CHANNELS, PremultipliedCells } from './premultiplied-cells';

/** The most pixels that a blurred original has: it holds no detail that would need more. */
const MAX_PIXELS = 1_000_000;

/** Pixels of the coarse picture to a standard deviation, above which it is made coarser still. */
const ENOUGH_DEVIATION = 6;

/**
 * Variance, in pixels of the coarse picture, that reducing it in cells (1/12) and enlarging it bilinearly (1/6)
 * have put in already.
 */
const OWN_VARIANCE = 1 / 4;

/** A picture, blurred and coarse. */
export interface BlurredOriginal {
  readonly image: RgbaImage;
  /** Pixels of the original, each way, to one of `image`. */
  readonly cell: number;
}

/**
 * Blurs a picture as the background of its own cut-out. To be called before the matte is put in, which erases what
 * the background is made of. The result is small (4 MB at most) and is enlarged when it is drawn. The blur is a
 * Gaussian's, in sRGB as browsers do it (Filter Effects 1, section 9.8 with `color-interpolation-filters: sRGB`).
 *
 * @param picture not changed
 * @param radius the Gaussian's standard deviation in px, or % of the picture's shorter side; a large picture
 *   cannot be blurred less than by about half a pixel of its million-pixel copy
 */
export function blurOriginal(picture: RgbaImage, radius: Length): BlurredOriginal {
  const deviation = pixelsOf(radius, Math.min(picture.width, picture.height));
  const cells = new PremultipliedCells(picture, cellSide(picture, deviation));
  const { size, side } = cells;
  const stride = size.width * CHANNELS;
  const samples = new Float32Array(size.height * stride);
  for (let row = 0; row < size.height; row++) {
    cells.readRow(row, samples.subarray(row * stride, (row + 1) * stride));
  }
  const coarse = deviation / side;
  blurBoxes(samples, size, CHANNELS, Math.sqrt(Math.max(0, coarse * coarse - OWN_VARIANCE)));
  return { image: { ...size, data: toStraight(samples) }, cell: side };
}

/** The smallest cells that leave few enough pixels, or as large ones as the blur hides. */
function cellSide({ width, height }: Size, deviation: number): number {
  const hidden = Math.max(1, Math.floor(deviation / ENOUGH_DEVIATION));
  let side = Math.max(hidden, Math.floor(Math.sqrt((width * height) / MAX_PIXELS)), 1);
  while (Math.ceil(width / side) * Math.ceil(height / side) > MAX_PIXELS) side++;
  return Math.min(side, Math.max(width, height));
}

function toStraight(samples: Float32Array): Uint8Array {
  const data = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += CHANNELS) {
    const alpha = samples[i + 3]!;
    if (alpha < 0.5) continue;
    for (let channel = 0; channel < 3; channel++) {
      data[i + channel] = Math.min(255, Math.round(samples[i + channel]! / alpha));
    }
    data[i + 3] = Math.round(alpha);
  }
  return data;
}
