import type { Taps } from './filter';
import type { Size } from './image';
import { kernels, layBuffers, viewHeap } from './kernels/heap';

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
  { count, first, weights }: Taps,
  channels: 1 | 3,
  out: Float32Array,
  offset: number,
): void {
  const { length } = first;
  const [from, starts, shares, to] = layBuffers(
    row.length * 4,
    length * 4,
    weights.length * 4,
    length * channels * 4,
  );
  const { floats, ints } = viewHeap();
  floats.set(row, from / 4);
  ints.set(first, starts / 4);
  floats.set(weights, shares / 4);
  const mix = channels === 1 ? kernels.mixValues : kernels.mixColours;
  mix(from, starts, shares, count, length, to);
  out.set(floats.subarray(to / 4, to / 4 + length * channels), offset);
}

/**
 * Mixes whole rows, of `stride` values each.
 * @returns as many rows as `down` makes
 */
export function mixDown(rows: Float32Array, stride: number, { count, first, weights }: Taps): Float32Array {
  const { length } = first;
  const [from, starts, shares, to] = layBuffers(
    rows.length * 4,
    length * 4,
    weights.length * 4,
    length * stride * 4,
  );
  const { floats, ints } = viewHeap();
  floats.set(rows, from / 4);
  ints.set(first, starts / 4);
  floats.set(weights, shares / 4);
  kernels.mixRows(from, stride, starts, shares, count, length, to);
  return floats.slice(to / 4, to / 4 + length * stride);
}
