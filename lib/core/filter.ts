/**
 * A resampling kernel: weights by distance from the centre, in output or input samples, whichever are coarser.
 */
export interface Kernel {
  /** Distance from which on all weights are 0. */
  readonly radius: number;
  readonly weight: (distance: number) => number;
}

/** Linear interpolation; stretched over several samples it is the tent that smooths before it decimates. */
export const TRIANGLE: Kernel = {
  radius: 1,
  weight: (distance) => Math.max(0, 1 - Math.abs(distance)),
};

/**
 * The cubic of Catmull and Rom. It interpolates, keeps straight ramps straight and keeps edges firmer than
 * {@link TRIANGLE}, at the price of overshoot. Keys, "Cubic convolution interpolation for digital image processing", IEEE
 * Trans. ASSP 29(6), 1981, with a = −1/2.
 */
export const CATMULL_ROM: Kernel = {
  radius: 2,
  weight: (distance) => {
    const d = Math.abs(distance);
    if (d < 1) return 1 + d * d * (1.5 * d - 2.5);
    if (d < 2) return 2 + d * (-4 + d * (2.5 - 0.5 * d));
    return 0;
  },
};

/** How each sample of an output row is mixed from the samples of an input row. */
export interface Taps {
  /** Samples of an input row. */
  readonly inputLength: number;
  /** Input samples that make one output sample. */
  readonly count: number;
  /** For each output sample, the index of its first input sample. */
  readonly first: Int32Array;
  /** For each output sample, `count` weights that add up to 1. */
  readonly weights: Float64Array;
}

/**
 * Lays `outputLength` samples over the same extent as `inputLength` samples, with half-pixel centres, and weighs the
 * input around each. When the output is coarser the kernel is stretched by the ratio. So it smooths away what the
 * output cannot hold (as Pillow's `ImagingResample` does). Beyond the ends the end samples are repeated.
 *
 * @param inputExtent length in input samples that the output covers, where it is not all of them
 * @param inputStart where the output begins, in input samples from the first one's outer edge
 */
export function filterTaps(
  kernel: Kernel,
  inputLength: number,
  outputLength: number,
  inputExtent: number = inputLength,
  inputStart = 0,
): Taps {
  const step = inputExtent / outputLength;
  const stretch = Math.max(1, step);
  const radius = kernel.radius * stretch;
  const reach = Math.ceil(2 * radius);
  const count = Math.min(inputLength, reach);
  const first = new Int32Array(outputLength);
  const weights = new Float64Array(outputLength * count);

  for (let x = 0; x < outputLength; x++) {
    const centre = inputStart + (x + 0.5) * step - 0.5;
    const from = Math.floor(centre - radius) + 1;
    const start = Math.min(Math.max(0, from), inputLength - count);
    let sum = 0;
    for (let i = from; i < from + reach; i++) sum += kernel.weight((i - centre) / stretch);
    for (let i = from; i < from + reach; i++) {
      const inside = Math.min(Math.max(0, i), inputLength - 1);
      weights[x * count + inside - start]! += kernel.weight((i - centre) / stretch) / sum;
    }
    first[x] = start;
  }
  return { inputLength, count, first, weights };
}

/**
 * The taps that average by area. Each output sample is the mean of the stretch of the input that lies under it. Input
 * samples that it only cuts count by their share. Upwards it repeats samples.
 *
 * @param inputExtent length in input samples that the output covers, where it ends inside the last one
 */
export function areaTaps(inputLength: number, outputLength: number, inputExtent: number = inputLength): Taps {
  const step = inputExtent / outputLength;
  const count = Math.min(inputLength, Math.ceil(step) + 1);
  const first = new Int32Array(outputLength);
  const weights = new Float64Array(outputLength * count);
  for (let x = 0; x < outputLength; x++) {
    const from = x * step;
    const to = Math.min(inputLength, from + step);
    const start = Math.min(Math.floor(from), inputLength - count);
    for (let k = 0; k < count; k++) {
      const share = Math.min(to, start + k + 1) - Math.max(from, start + k);
      weights[x * count + k] = Math.max(0, share) / (to - from);
    }
    first[x] = start;
  }
  return { inputLength, count, first, weights };
}
