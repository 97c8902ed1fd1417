import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import { decideMatte } from './decide';
import type { MatteGrid } from './matte';

const SIDE = 64;
type Alpha = (x: number, y: number) => number;

const grid = (alpha: Alpha): MatteGrid => matteOf(SIDE, SIDE, alpha);
const at = ({ width, data }: MatteGrid, x: number, y: number) => data[y * width + x]!;

/** A little of everything, the same each time: what a net's doubt looks like. */
const doubt = (x: number, y: number) => 0.12 * Math.sin(x * 1.7 + y) * Math.cos(y * 1.3 - x * 0.4);

/** A disc in the middle, with an edge that is soft over four samples. */
const disc = (x: number, y: number, radius = 20) =>
  Math.min(1, Math.max(0, (radius - Math.hypot(x - 32, y - 32)) / 4 + 0.5));

describe('decideMatte', () => {
  it('makes a subject solid that the net half believed in', () => {
    const decided = decideMatte(grid((x, y) => disc(x, y) * (0.75 + doubt(x, y))));
    for (let x = 18; x <= 46; x++) expect(at(decided, x, 32)).toBe(1);
    expect(at(decided, 4, 32)).toBe(0);
  });

  it('takes a third of belief for the subject beside its core, and a quarter for ground', () => {
    const beside = (alpha: number) =>
      at(decideMatte(grid((x, y) => (x < 24 ? 1 : alpha + doubt(x, y) / 2))), 52, 32);
    expect([beside(0.325), beside(0.25)]).toEqual([1, 0]);
  });

  it('clears a haze that reaches far around the subject', () => {
    const decided = decideMatte(grid((x, y) => Math.max(disc(x, y), 0.2 + doubt(x, y))));
    expect(at(decided, 32, 32)).toBe(1);
    for (const [x, y] of [
      [1, 1],
      [60, 32],
      [32, 3],
    ] as const) {
      expect(at(decided, x, y)).toBe(0);
    }
  });

  it('clears all where nothing stands out: haze up to one half has no core', () => {
    const decided = decideMatte(grid((x, y) => 0.36 + doubt(x, y)));
    expect(decided.data.every((alpha) => alpha === 0)).toBe(true);
  });

  it('leaves edges soft over as many samples as they are', () => {
    const before = grid((x, y) => disc(x, y));
    const after = decideMatte(before);
    const soft = ({ data }: MatteGrid) => data.filter((alpha) => alpha > 0.05 && alpha < 0.95).length;
    expect(soft(after)).toBeGreaterThan(0.4 * soft(before));
    expect(soft(after)).toBeLessThanOrEqual(soft(before));
  });

  it('keeps glass: a level area inside of a subject, up to its rim', () => {
    const pane = (x: number, y: number) => x >= 22 && x < 42 && y >= 22 && y < 42;
    const decided = decideMatte(grid((x, y) => (pane(x, y) ? 0.35 : disc(x, y, 26))));
    for (let y = 22; y < 42; y++) {
      for (let x = 22; x < 42; x++) expect(at(decided, x, y)).toBeCloseTo(0.35, 5);
    }
    expect(at(decided, 20, 32)).toBe(1);
  });

  it('keeps what is decided already, and loses no area above one half', () => {
    const decided = decideMatte(grid((x) => (x < 20 ? 1 : x < 40 ? 0.55 + 0.02 * (x % 3) : 0)));
    for (let x = 0; x < 37; x++) expect(at(decided, x, 32)).toBeGreaterThan(0.5);
    expect(at(decided, 60, 32)).toBe(0);
  });

  it('answers with alpha for any grid, and leaves the grid alone', () => {
    const cells = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 63, maxLength: 63 });
    fc.assert(
      fc.property(cells, (values) => {
        const before: MatteGrid = { width: 9, height: 7, data: Float32Array.from(values) };
        const copy = before.data.slice();
        const { data } = decideMatte(before);
        expect(before.data).toEqual(copy);
        expect(data.every((alpha) => alpha >= 0 && alpha <= 1)).toBe(true);
      }),
    );
  });
});
