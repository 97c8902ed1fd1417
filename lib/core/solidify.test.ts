import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import type { MatteGrid } from './matte';
import { solidify } from './solidify';

const SIDE = 64;
const at = (grid: MatteGrid, x: number, y: number) => grid.data[y * grid.width + x]!;
/** Distance from the square's outline at 10 and 54, positive inside. */
const depth = (x: number, y: number) => Math.min(x - 9.5, 53.5 - x, y - 9.5, 53.5 - y);
const car = (window: (x: number, y: number) => number | undefined) =>
  matteOf(SIDE, SIDE, (x, y) => window(x, y) ?? Math.min(1, Math.max(0, depth(x, y) / 3 + 0.5)));

describe('solidify', () => {
  it('makes glass inside solid and leaves the outline', () => {
    const grid = car((x, y) => (x >= 20 && x < 40 && y >= 20 && y < 40 ? 0.3 : undefined));
    const solid = solidify(grid);
    for (let y = 18; y < 42; y++) for (let x = 18; x < 42; x++) expect(at(solid, x, y)).toBe(1);
    for (let x = 0; x < SIDE; x++) expect(at(solid, x, 8)).toBe(at(grid, x, 8));
    expect(at(solid, 10, 30)).toBe(at(grid, 10, 30));
    expect(at(solid, 11, 30)).toBe(at(grid, 11, 30));
  });

  it('makes solid what is soft up to the outline, but for the band', () => {
    const grid = car((x, y) => (depth(x, y) > 0 ? 0.6 : 0));
    const solid = solidify(grid);
    expect(at(solid, 10, 30)).toBeCloseTo(0.6, 6);
    expect(at(solid, 12, 30)).toBeCloseTo(0.8, 6);
    expect(at(solid, 13, 30)).toBe(1);
  });

  it('keeps an enclosed hole that is clear, with its soft edge', () => {
    const grid = car((x, y) => {
      const away = Math.max(Math.abs(x - 30), Math.abs(y - 30));
      return away < 6 ? 0 : away === 6 ? 0.4 : undefined;
    });
    expect(solidify(grid)).toEqual(grid);
  });

  it('lowers nothing', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => ((x * 37 + y * 91) % 101) / 100);
    const solid = solidify(grid);
    for (let i = 0; i < grid.data.length; i++) expect(solid.data[i]).toBeGreaterThanOrEqual(grid.data[i]!);
  });

  it('leaves a picture of nothing', () => {
    const grid = matteOf(3, 3, () => 0);
    expect(solidify(grid)).toEqual(grid);
  });
});
