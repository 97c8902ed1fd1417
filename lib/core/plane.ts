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
export function resamplePlane({ width, height, data }: Plane, across: Taps, down: Taps): Plane {
  const columns = across.first.length;
  const rows = new Float32Array(columns * height);
  for (let y = 0; y < height; y++) {
    mixAcross(data.subarray(y * width, (y + 1) * width), across, 1, rows, y * columns);
  }
  return { width: columns, height: down.first.length, data: mixDown(rows, columns, down) };
}

/**
 * Mixes the samples of one row.
 * @param channels values a sample, interleaved: 1, or 3 for colours
 * @param out receives them from `offset` on
 */
export function mixAcross(
  row: Float32Array | Float64Array,
  across: Taps,
  channels: 1 | 3,
  out: Float32Array,
  offset: number,
): void {
  const { length } = across.first;
  withTaps(row, across, length * channels, (from, starts, shares, to) => {
    const mix = channels === 1 ? kernels.mixValues : kernels.mixColours;
    mix(from, starts, shares, across.count, length, to);
    const { floats } = viewHeap();
    out.set(floats.subarray(to / 4, to / 4 + length * channels), offset);
  });
}

/**
 * Mixes whole rows, of `stride` values each.
 * @returns as many rows as `down` makes
 */
export function mixDown(rows: Float32Array, stride: number, down: Taps): Float32Array {
  const { length } = down.first;
  return withTaps(rows, down, length * stride, (from, starts, shares, to) => {
    kernels.mixRows(from, stride, starts, shares, down.count, length, to);
    return viewHeap().floats.slice(to / 4, to / 4 + length * stride);
  });
}

/** Lays what is mixed and how it is mixed into the kernels' memory, and room for so many values that come out; then mixes. */
function withTaps<Result>(
  values: Float32Array | Float64Array,
  { first, weights }: Taps,
  outLength: number,
  mix: (from: Pointer, starts: Pointer, shares: Pointer, to: Pointer) => Result,
): Result {
  const lengths = [values.length * 4, first.length * 4, weights.length * 4, outLength * 4] as const;
  return withBuffers(lengths, ([from, starts, shares, to]) => {
    const { floats, ints } = viewHeap();
    floats.set(values, from / 4);
    ints.set(first, starts / 4);
    floats.set(weights, shares / 4);
    return mix(from, starts, shares, to);
  });
}
