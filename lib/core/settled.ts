import type { Taps } from './filter';
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
  const states = new Uint8Array(grid.data.length);
  for (let i = 0; i < states.length; i++) {
    const alpha = grid.data[i]!;
    states[i] = alpha < TOLERANCE ? SETTLED_AT_0 : alpha > 1 - TOLERANCE ? SETTLED_AT_1 : UNSETTLED;
  }
  const rows = new Uint8Array(columns * grid.height);
  for (let y = 0, o = 0; y < grid.height; y++) {
    for (let x = 0; x < columns; x++, o++)
      rows[o] = common(states, y * grid.width + across.first[x]!, 1, across.count);
  }
  const out = new Uint8Array(columns * down.first.length);
  for (let y = 0, o = 0; y < down.first.length; y++) {
    for (let x = 0; x < columns; x++, o++)
      out[o] = common(rows, down.first[y]! * columns + x, columns, down.count);
  }
  return out;
}

function common(states: Uint8Array, from: number, step: number, count: number): number {
  const state = states[from]!;
  for (let k = 1, i = from + step; k < count; k++, i += step) {
    if (states[i] !== state) return UNSETTLED;
  }
  return state;
}
