import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import { summarizeSubjects } from './subject-summary';
import { findSubjects } from './subjects';

const PICTURE = { width: 400, height: 200 };
const NO_EDGES = { top: false, right: false, bottom: false, left: false };

describe('summarizeSubjects', () => {
  it('counts what stands out, with the share of all and the edges that any touches', () => {
    const grid = matteOf(40, 20, (x, y) => (x < 10 && y >= 10 ? 1 : x >= 30 && y < 5 ? 0.5 : 0));
    expect(summarizeSubjects(findSubjects(grid, PICTURE))).toEqual({
      count: 2,
      share: (10 * 10 + 10 * 5 * 0.5) / 800,
      edges: { top: true, right: true, bottom: true, left: true },
    });
  });

  it('leaves specks out, and the edges that only they touch', () => {
    const grid = matteOf(100, 50, (x, y) =>
      (x >= 20 && x < 60 && y >= 10 && y < 40) || (x === 99 && y === 0) ? 1 : 0,
    );
    expect(summarizeSubjects(findSubjects(grid, PICTURE))).toEqual({
      count: 1,
      share: (40 * 30) / 5000,
      edges: NO_EDGES,
    });
  });

  it('is nothing where nothing stands out', () => {
    expect(summarizeSubjects([])).toEqual({ count: 0, share: 0, edges: NO_EDGES });
  });
});
