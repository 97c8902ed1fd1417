import type { Taps } from './filter';
import type { Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { Pointer } from './kernels/kernel-functions';

/** One number a sample, row-major. */
export interface Plane extends Size {
  readonly data: Float32Array;
}

/**
 * Resamples a plane, first across, then down.
 * @param across taps from the plane's columns
 * @param down taps from the plane's rows
 * @returns as many columns as `across` makes and as many rows as `down` makes
 */
export function resamplePlane({ data }: Plane, across: Taps, down: Taps): Plane {
  const size = { width: across.first.length, height: down.first.length };
  return { ...size, data: resampleValues(data, 1, across, down) };
}

/**
 * Resamples interleaved values, first across, then down.
 * @param data whole rows of what `across` takes, as many as `down` takes
 * @param channels values a sample: 1, or 3 for colours
 * @returns samples of as many columns as `across` makes and as many rows as `down` makes
 */
export function resampleValues(data: Float32Array, channels: 1 | 3, across: Taps, down: Taps): Float32Array {
  return mixDown(mixAcross(data, channels, across), across.first.length * channels, down);
}

/**
 * Mixes the samples of each row.
 * @param rows one after the other, each of as many samples as `across` takes
 * @param channels values a sample, interleaved
 * @returns as many rows, of as many samples as `across` makes
 */
export function mixAcross(rows: Float32Array, channels: 1 | 3, across: Taps): Float32Array {
  const taken = across.inputLength * channels;
  const made = across.first.length * channels;
  const count = rows.length / taken;
  return withTaps(rows, across, count * made, (from, starts, shares, to) => {
    const mix = channels === 1 ? kernels.mixValues : kernels.mixColours;
    for (let y = 0; y < count; y++) {
      mix(from + y * taken * 4, starts, shares, across.count, across.first.length, to + y * made * 4);
    }
  });
}

/**
 * Mixes whole rows, of `stride` values each.
 * @returns as many rows as `down` makes
 */
export function mixDown(rows: Float32Array, stride: number, down: Taps): Float32Array {
  const { length } = down.first;
  return withTaps(rows, down, length * stride, (from, starts, shares, to) =>
    kernels.mixRows(from, stride, starts, shares, down.count, length, to),
  );
}

/**
 * Lays what is mixed and how it is mixed into the kernels' memory, and room for what comes out. Then mixes.
 */
function withTaps(
  values: Float32Array,
  { first, weights }: Taps,
  outLength: number,
  mix: (from: Pointer, starts: Pointer, shares: Pointer, to: Pointer) => void,
): Float32Array {
  const lengths = [values.length * 4, first.length * 4, weights.length * 4, outLength * 4] as const;
  return withBuffers(lengths, ([from, starts, shares, to]) => {
    const { floats, ints } = viewHeap();
    floats.set(values, from / 4);
    ints.set(first, starts / 4);
    floats.set(weights, shares / 4);
    mix(from, starts, shares, to);
    return floats.slice(to / 4, to / 4 + outLength);
  });
}

/**
 * How much a plane differs around each sample. It is the highest less the lowest value in a box of (2 × radius + 1)²
 * samples. The box is cut off at the border. First along rows, then down.
 *
 * @param plane not changed
 * @param radius in samples
 * @returns as many values as the plane has
 */
export function localRange({ width, height, data }: Plane, radius: number): Float32Array {
  const bytes = data.length * 4;
  return withBuffers([(width + 2 * radius) * 4, bytes, bytes, bytes], ([line, high, low, range]) => {
    const { floats } = viewHeap();
    const first = line / 4 + radius;
    for (let y = 0; y < height; y++) {
      const row = data.subarray(y * width, (y + 1) * width);
      // A box that ends at the border holds the sample there: once more changes nothing.
      floats.fill(row[0]!, first - radius, first);
      floats.set(row, first);
      floats.fill(row[width - 1]!, first + width, first + width + radius);
      kernels.extremesAcross(line, width, radius, high + y * width * 4, low + y * width * 4);
    }
    kernels.rangeDown(high, low, width, height, radius, range);
    return floats.slice(range / 4, range / 4 + data.length);
  });
}
