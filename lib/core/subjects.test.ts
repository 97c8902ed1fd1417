import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import { findSubjects, keepLargest, SUBJECT_FROM } from './subjects';

const PICTURE = { width: 800, height: 400 };
/**
 * Three subjects on 80 × 40 samples. One is at the left edge, one in the middle with a faint fringe, one in a corner.
 */
const grid = () =>
  matteOf(80, 40, (x, y) => {
    if (x < 6 && y >= 10 && y < 20) return 1;
    if (x >= 30 && x < 50 && y >= 10 && y < 30) return 0.9;
    if (x >= 28 && x < 52 && y >= 8 && y < 32) return SUBJECT_FROM / 2;
    return x >= 77 && y >= 37 ? 0.5 : 0;
  });

describe('findSubjects', () => {
  it('tells box, area and edges of each, the largest first', () => {
    const none = { top: false, right: false, bottom: false, left: false };
    const subjects = findSubjects(grid(), PICTURE);
    expect(subjects.map(({ box }) => box)).toEqual([
      { left: 300, top: 100, width: 200, height: 200 },
      { left: 0, top: 100, width: 60, height: 100 },
      { left: 770, top: 370, width: 30, height: 30 },
    ]);
    expect(subjects.map(({ edges }) => edges)).toEqual([
      none,
      { ...none, left: true },
      { ...none, right: true, bottom: true },
    ]);
    expect(subjects[0]!.area).toBeCloseTo((20 * 20 * 0.9) / (80 * 40), 5);
  });

  it('finds none in a haze', () => {
    expect(
      findSubjects(
        matteOf(16, 16, () => SUBJECT_FROM - 0.01),
        PICTURE,
      ),
    ).toEqual([]);
  });

  it('holds together what touches at a corner', () => {
    expect(
      findSubjects(
        matteOf(4, 4, (x, y) => (x === y ? 1 : 0)),
        PICTURE,
      ),
    ).toHaveLength(1);
  });

  it('covers whole pixels where the picture is smaller than the grid', () => {
    const [subject] = findSubjects(
      matteOf(9, 9, (x, y) => (x === 4 && y === 4 ? 1 : 0)),
      { width: 2, height: 2 },
    );
    expect(subject!.box).toEqual({ left: 0, top: 0, width: 2, height: 2 });
  });
});

describe('keepLargest', () => {
  it('keeps as many as asked for, each with its fringe', () => {
    const one = keepLargest(grid(), 1);
    expect(findSubjects(one, PICTURE)).toHaveLength(1);
    expect(one.data[9 * 80 + 29]).toBeCloseTo(SUBJECT_FROM / 2, 5);
    expect(one.data[15 * 80 + 2]).toBe(0);
    expect(findSubjects(keepLargest(grid(), 2), PICTURE)).toEqual(findSubjects(grid(), PICTURE).slice(0, 2));
  });

  it('leaves a matte alone that has no more', () => {
    const before = grid();
    expect(keepLargest(before, 3)).toBe(before);
  });
});
