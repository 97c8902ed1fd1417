import type { RgbSamples } from './resample';
import type { Tensor } from './tensor';

/** Three numbers, for red, green and blue. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** How 8-bit colours become a net's input: `(colour / scale − mean) / std`, channel by channel. */
export interface Normalization {
  /**
   * What colours are divided by. `unit`: 255. `image-max`: the largest value of any channel in the resampled picture.
   * rembg does so for the U²-Net family (`BaseSession.normalize`). A dark picture is brightened by it.
   */
  readonly scale: 'unit' | 'image-max';
  /** After scaling. */
  readonly mean: Rgb;
  /** After scaling; not 0. */
  readonly std: Rgb;
}

/** An all-black picture stays black instead of being divided by 0. rembg guards with 1e-6 of full scale. */
const SMALLEST_MAXIMUM = 255e-6;

/**
 * Lays interleaved RGB out as the net's input.
 * @param samples R, G, B interleaved, 0 to 255
 * @returns [1, 3, height, width], normalised
 */
export function normalizeToTensor(
  samples: Omit<RgbSamples, 'opaque'>,
  { scale, mean, std }: Normalization,
): Tensor {
  const { width, height, data } = samples;
  const plane = width * height;
  const divisor = scale === 'unit' ? 255 : Math.max(SMALLEST_MAXIMUM, maximum(data));
  // (colour / divisor − mean) / std as one multiplication and one addition.
  const [redFactor, greenFactor, blueFactor] = std.map((s) => 1 / (divisor * s)) as unknown as Rgb;
  const [redOffset, greenOffset, blueOffset] = mean.map((m, c) => -m / std[c]!) as unknown as Rgb;
  const out = new Float32Array(plane * 3);
  for (let p = 0, i = 0; p < plane; p++, i += 3) {
    out[p] = data[i]! * redFactor + redOffset;
    out[p + plane] = data[i + 1]! * greenFactor + greenOffset;
    out[p + 2 * plane] = data[i + 2]! * blueFactor + blueOffset;
  }
  return { data: out, dims: [1, 3, height, width] };
}

function maximum(values: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  return largest;
}
