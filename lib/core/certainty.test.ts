import { describe, expect, it } from 'vitest';
import { certaintyOf, doubtOf } from './certainty';
import type { MatteGrid } from './matte';

const gridOf = (...data: number[]): MatteGrid => ({
  width: data.length,
  height: 1,
  data: Float32Array.from(data),
});

describe('doubtOf', () => {
  it('is nothing where all is decided', () => {
    expect(doubtOf(gridOf(0, 1, 1), gridOf(0, 1, 1))).toBe(0);
  });

  it('is what lies open, as a share of what was found', () => {
    expect(doubtOf(gridOf(0.5, 0.5, 1, 1), gridOf(0, 0, 1, 1))).toBe(1);
    expect(doubtOf(gridOf(0.5, 1, 1, 1), gridOf(1, 1, 1, 1))).toBe(0.25);
  });

  it('has no bound where nothing was found', () => {
    expect(doubtOf(gridOf(0, 0.2), gridOf(0, 0))).toBe(Infinity);
  });
});

describe('certaintyOf', () => {
  const withOpen = (open: number) => gridOf(...Array.from({ length: 100 }, (_, i) => (i < open ? 0.5 : 1)));
  const solid = gridOf(...Array.from({ length: 100 }, () => 1));

  it('falls as more lies open', () => {
    const certainties = [0, 5, 10, 20, 40, 80].map((open) => certaintyOf(withOpen(open), solid));
    expect(certainties).toEqual([...certainties].sort((a, b) => b - a));
    expect(certainties[0]).toBeGreaterThan(0.99);
    expect(certainties.at(-1)).toBeLessThan(0.05);
  });

  it('is nothing where nothing was found, and everything where nothing lies open', () => {
    expect(certaintyOf(gridOf(0.1, 0.3), gridOf(0, 0))).toBe(0);
    expect(certaintyOf(solid, solid)).toBeCloseTo(1, 5);
  });
});
