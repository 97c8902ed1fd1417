import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import { cleanUp } from './clean-up';
import type { MatteGrid } from './matte';

const SIDE = 96;
/** A square subject of 60 × 60 samples: specks are below 7.2. */
const subject = (x: number, y: number) => x >= 20 && x < 80 && y >= 20 && y < 80;
const within = (x: number, y: number, left: number, top: number, width: number, height = width) =>
  x >= left && x < left + width && y >= top && y < top + height;

function at(grid: MatteGrid, x: number, y: number): number {
  return grid.data[y * grid.width + x]!;
}

describe('cleanUp', () => {
  it('removes specks with their faint surroundings, and keeps parts of size', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => {
      if (subject(x, y) || within(x, y, 4, 4, 2) || within(x, y, 4, 40, 4)) return 1;
      return within(x, y, 3, 3, 4) ? 0.08 : 0;
    });
    const clean = cleanUp(grid);
    for (let y = 0; y < 10; y++) for (let x = 0; x < 10; x++) expect(at(clean, x, y)).toBe(0);
    expect(at(clean, 4, 40)).toBe(1);
    expect(at(clean, 50, 50)).toBe(1);
  });

  it('fills pinholes, and keeps holes of size and what only the border closes', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => {
      if (within(x, y, 30, 30, 2) || within(x, y, 60, 60, 5)) return 0;
      if (within(x, y, 0, 0, 2)) return 0;
      return 1;
    });
    const clean = cleanUp(grid);
    expect(at(clean, 30, 30)).toBe(1);
    expect(at(clean, 31, 31)).toBe(1);
    expect(at(clean, 62, 62)).toBe(0);
    expect(at(clean, 0, 0)).toBe(0);
  });

  it('keeps what is thin while it is connected, however faint, also at a corner', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => {
      if (subject(x, y)) return 1;
      if (x === 19 - (19 - y) && y < 20) return 0.2;
      return y === 50 && x >= 80 ? 0.15 : 0;
    });
    expect(cleanUp(grid)).toEqual(grid);
  });

  it('does not tear a hole into haze where it removes a speck from it', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => {
      if (subject(x, y) || within(x, y, 6, 50, 2)) return 1;
      return x < 16 ? 0.0625 : 0;
    });
    const clean = cleanUp(grid);
    expect(at(clean, 6, 50)).toBeCloseTo(0.0625, 6);
    expect(at(clean, 4, 50)).toBeCloseTo(0.0625, 6);
  });

  it('ties the size to the subject’s', () => {
    const alone = matteOf(SIDE, SIDE, (x, y) => (within(x, y, 4, 4, 2) ? 1 : 0));
    expect(cleanUp(alone)).toEqual(alone);
  });

  it.each([0, 0.05, 1])('leaves a matte of nothing but %s', (level) => {
    const grid = matteOf(3, 2, () => level);
    for (const alpha of cleanUp(grid).data) expect(alpha).toBeCloseTo(level, 6);
  });

  it('takes noise with a hundred thousand parts', () => {
    const noise = matteOf(900, 900, (x, y) => (x % 2 === 0 && y % 2 === 0 ? 1 : 0));
    expect(cleanUp(noise).data.every((alpha, i) => alpha === noise.data[i])).toBe(true);
  });

  it('leaves the matte that it is given', () => {
    const grid = matteOf(SIDE, SIDE, (x, y) => (subject(x, y) || (x === 2 && y === 2) ? 1 : 0));
    const before = grid.data.slice();
    cleanUp(grid);
    expect(grid.data).toEqual(before);
  });
});
