import { findComponents } from './components';
import type { MatteGrid } from './matte';
import { spread, UNREACHED } from './spread';

/**
 * Alpha from which on a sample leans towards the subject. Below one half, because nets that learnt from masks miss more
 * of a subject than they add. On ten photos with true alpha the mean error is .082 at .3 and .085 at .5.
 */
const LEANING = 0.3;

/** Alpha that a part has to reach somewhere to be more than haze. */
const CORE = 0.5;

/**
 * How far from the outline alpha may be soft, in samples. Up to `near` it is only stretched by `gain`. From `far` on it
 * is decided. Outside of the outline strands reach further than doubt does inside.
 */
const INSIDE = { gain: 1.5, near: 2, far: 4 };
const OUTSIDE = { gain: 1.25, near: 2, far: 5 };

/** Alphas between which a level area is glass or a veil; fainter is haze, and more solid a subject. */
const SEE_THROUGH = { from: 0.12, to: 0.8 };
/** Within so many samples around an area's samples alpha differs by no more than this: doubt is never so even. */
const LEVEL = { radius: 3, range: 0.06 };

/**
 * Decides what a net left open: softness belongs to edges, and far from the outline it is doubt. Inside it becomes 1,
 * outside 0, the more so the further from the outline. Haze that hangs on nothing goes: a part that reaches
 * {@link CORE} nowhere. Areas of level alpha stay: glass, veils.
 *
 * @param grid alpha, 0 to 1; not changed
 * @returns alpha of the same size
 */
export function decideMatte(grid: MatteGrid): MatteGrid {
  const inside = leaningInside(grid);
  const { steps } = spread(outlineOf(inside, grid), grid, Math.max(INSIDE.far, OUTSIDE.far));
  const seeThrough = levelAreas(grid);
  const data = grid.data.slice();
  for (let i = 0; i < data.length; i++) {
    if (seeThrough[i] === 0) data[i] = decided(data[i]!, inside[i] === 1, steps[i]!);
  }
  return clearHaze({ ...grid, data }, grid);
}

function decided(alpha: number, inside: boolean, steps: number): number {
  const { gain, near, far } = inside ? INSIDE : OUTSIDE;
  if (steps === UNREACHED || steps >= far) return inside ? 1 : 0;
  // 1 at `near`, without bound at `far`.
  const doubt = steps <= near ? 1 : (far - near) / (far - steps);
  return Math.min(1, Math.max(0, LEANING + (alpha - LEANING) * gain * doubt));
}

/** Which samples belong to areas of level alpha, up to the areas' edges. */
function levelAreas(grid: MatteGrid): Uint8Array {
  const { data } = grid;
  const middles: number[] = [];
  for (let i = 0; i < data.length; i++) {
    if (data[i]! > SEE_THROUGH.from && data[i]! < SEE_THROUGH.to && isLevelAround(grid, i)) middles.push(i);
  }
  const level = new Uint8Array(data.length);
  if (middles.length === 0) return level;
  const { source } = spread(middles, grid, LEVEL.radius);
  for (let i = 0; i < level.length; i++) {
    const middle = source[i]!;
    if (middle !== UNREACHED && Math.abs(data[i]! - data[middle]!) < LEVEL.range) level[i] = 1;
  }
  return level;
}

/** Whether alpha hardly differs around a sample; nearly all are done at the first few of their neighbours. */
function isLevelAround({ width, height, data }: MatteGrid, i: number): boolean {
  const x = i % width;
  const y = (i - x) / width;
  const right = Math.min(width - 1, x + LEVEL.radius);
  const bottom = Math.min(height - 1, y + LEVEL.radius);
  let least = data[i]!;
  let most = least;
  for (let v = Math.max(0, y - LEVEL.radius); v <= bottom; v++) {
    for (let u = Math.max(0, x - LEVEL.radius); u <= right; u++) {
      const alpha = data[v * width + u]!;
      if (alpha < least) least = alpha;
      else if (alpha > most) most = alpha;
      if (Math.fround(most - least) >= LEVEL.range) return false;
    }
  }
  return true;
}

/** Which samples lean towards the subject, by the mean of each with its neighbours: single samples have no outline. */
function leaningInside({ width, height, data }: MatteGrid): Uint8Array {
  const rows = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      rows[i] = data[x > 0 ? i - 1 : i]! + data[i]! + data[x < width - 1 ? i + 1 : i]!;
    }
  }
  const inside = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    const above = y > 0 ? width : 0;
    const below = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++, i++) {
      if (rows[i - above]! + rows[i]! + rows[i + below]! >= 9 * LEANING) inside[i] = 1;
    }
  }
  return inside;
}

/** Samples on either side of the line between inside and outside. */
function outlineOf(inside: Uint8Array, { width, height }: MatteGrid): number[] {
  const outline: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const here = inside[i];
      const atEdge =
        (x > 0 && inside[i - 1] !== here) ||
        (x < width - 1 && inside[i + 1] !== here) ||
        (y > 0 && inside[i - width] !== here) ||
        (y < height - 1 && inside[i + width] !== here);
      if (atEdge) outline.push(i);
    }
  }
  return outline;
}

/**
 * Clears parts whose alpha reaches {@link CORE} nowhere in the net's own matte.
 * @param decision changed
 */
function clearHaze(decision: MatteGrid, { data: before }: MatteGrid): MatteGrid {
  const { data } = decision;
  const visible = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) if (data[i]! > 0) visible[i] = 1;
  const { labels, count } = findComponents(visible, decision, true);
  const cored = new Uint8Array(count + 1);
  for (let i = 0; i < data.length; i++) if (before[i]! >= CORE) cored[labels[i]!] = 1;
  for (let i = 0; i < data.length; i++) if (cored[labels[i]!] === 0) data[i] = 0;
  return decision;
}
