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
 * Tells where interpolation from a grid cannot give anything but 0 or 1, because all samples that it mixes are so.
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
