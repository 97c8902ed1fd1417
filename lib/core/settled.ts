import type { Taps } from './filter';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { Plane } from './plane';

/** Alpha in full: matte levels reach from 0 to this. */
export const FULL = 255;

/** All of the grid in reach is 0; or all is 1; or neither. */
export const SETTLED_AT_0 = 0;
export const SETTLED_AT_1 = 1;
const UNSETTLED = 2;

/** How close to 0 or 1 counts as such; see `matte-rows.ts` for why this cannot show in the rounded result. */
const TOLERANCE = 0.4 / FULL;

export function isUnsettled(state: number): boolean {
  return state === UNSETTLED;
}

/**
 * Tells where interpolation from a grid cannot give anything but 0 or 1. All samples that it mixes are so there.
 * @param grid 0 to 1
 * @param across taps from the grid's columns
 * @param down taps from the grid's rows
 * @returns one state a sample of the taps' target
 */
export function settledLevels(grid: Plane, across: Taps, down: Taps): Uint8Array {
  const columns = across.first.length;
  const samples = grid.width * grid.height;
  const length = down.first.length;
  const lengths = [samples * 4, samples, columns * 4, columns * grid.height, columns * length] as const;
  return withBuffers(lengths, ([alpha, states, first, rows, joined]) => {
    const { floats, ints, bytes } = viewHeap();
    floats.set(grid.data, alpha / 4);
    ints.set(across.first, first / 4);
    kernels.readStates(alpha, samples, TOLERANCE, states);
    for (let y = 0; y < grid.height; y++) {
      kernels.joinAcross(states + y * grid.width, first, across.count, columns, rows + y * columns);
    }
    for (let y = 0; y < length; y++) {
      kernels.joinDown(rows + down.first[y]! * columns, columns, down.count, joined + y * columns);
    }
    return bytes.slice(joined, joined + columns * length);
  });
}

/**
 * Replaces functions of colour by the constants 0 and 255 where the grid is settled at 0 or 1.
 * @param fits four values a sample, as `guidedCoefficients` makes them; changed
 * @param settled see `settledLevels`
 */
export function settleFits(fits: Float32Array, settled: Uint8Array): void {
  withBuffers([fits.length * 4, settled.length], ([functions, states]) => {
    const { bytes, floats } = viewHeap();
    floats.set(fits, functions / 4);
    bytes.set(settled, states);
    kernels.settleFits(functions, states, settled.length);
    fits.set(floats.subarray(functions / 4, functions / 4 + fits.length));
  });
}

/**
 * Corrects functions of colour where the grid is not settled, and stretches what they answer.
 * @param fits four values a sample; changed
 * @param corrections added to the constants, one a sample
 * @param margins levels at either end that become 0 and 255, one a sample
 */
export function correctFits(
  fits: Float32Array,
  settled: Uint8Array,
  corrections: Float32Array,
  margins: Float32Array,
): void {
  const samples = settled.length;
  const lengths = [fits.length * 4, samples, samples * 4, samples * 4] as const;
  withBuffers(lengths, ([functions, states, added, ends]) => {
    const { bytes, floats } = viewHeap();
    floats.set(fits, functions / 4);
    bytes.set(settled, states);
    floats.set(corrections, added / 4);
    floats.set(margins, ends / 4);
    kernels.correctFits(functions, states, added, ends, samples);
    fits.set(floats.subarray(functions / 4, functions / 4 + fits.length));
  });
}
