import type { Taps } from './filter';
import type { Size } from './image';

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
    mixAcross(data.subarray(y * width, (y + 1) * width), across, rows, y * columns);
  }
  return { width: columns, height: down.first.length, data: mixDown(rows, columns, down) };
}

/** Mixes the samples of one row into `out`, from `offset` on. */
export function mixAcross(
  row: Float32Array,
  { count, first, weights }: Taps,
  out: Float32Array,
  offset: number,
): void {
  for (let x = 0, w = 0; x < first.length; x++) {
    let sum = 0;
    for (let k = 0, i = first[x]!; k < count; k++, w++, i++) sum += weights[w]! * row[i]!;
    out[offset + x] = sum;
  }
}

/**
 * Mixes whole rows, of `stride` values each.
 * @returns as many rows as `down` makes
 */
export function mixDown(rows: Float32Array, stride: number, { count, first, weights }: Taps): Float32Array {
  const out = new Float32Array(first.length * stride);
  const sums = new Float64Array(stride);
  for (let y = 0, w = 0; y < first.length; y++) {
    sums.fill(0);
    for (let k = 0, i = first[y]! * stride; k < count; k++, w++) {
      const weight = weights[w]!;
      for (let x = 0; x < stride; x++, i++) sums[x]! += weight * rows[i]!;
    }
    out.set(sums, y * stride);
  }
  return out;
}
