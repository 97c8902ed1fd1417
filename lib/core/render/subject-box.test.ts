import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import { SUBJECT_LEVEL } from '../subjects';
import { findSubjectBox, findVisibleBox } from './subject-box';

describe('findSubjectBox', () => {
  it('is the smallest box that holds every pixel of the subject', () => {
    const scattered = arbitrarySize(9).chain((size) =>
      fc.record({
        size: fc.constant(size),
        spots: fc.array(fc.nat(size.width * size.height - 1), { minLength: 1, maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(scattered, fc.integer({ min: SUBJECT_LEVEL, max: 255 }), ({ size, spots }, alpha) => {
        const image = paint(size, (x, y) => [9, 9, 9, spots.includes(y * size.width + x) ? alpha : 0]);
        const xs = spots.map((spot) => spot % size.width);
        const ys = spots.map((spot) => Math.floor(spot / size.width));
        const [left, top] = [Math.min(...xs), Math.min(...ys)];
        expect(findSubjectBox(image)).toEqual({
          left,
          top,
          width: Math.max(...xs) - left + 1,
          height: Math.max(...ys) - top + 1,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves haze out, which the box of all that is visible holds', () => {
    const hazy = (around: number) =>
      paint({ width: 9, height: 7 }, (x, y) => [9, 9, 9, x === 4 && y === 3 ? 255 : around]);
    expect(findSubjectBox(hazy(SUBJECT_LEVEL - 1))).toEqual({ left: 4, top: 3, width: 1, height: 1 });
    expect(findVisibleBox(hazy(1))).toEqual({ left: 0, top: 0, width: 9, height: 7 });
    expect(findVisibleBox(hazy(0))).toEqual({ left: 4, top: 3, width: 1, height: 1 });
  });

  it('finds no subject in a haze', () => {
    const haze = paint({ width: 9, height: 7 }, () => [9, 9, 9, SUBJECT_LEVEL - 1]);
    expect(findSubjectBox(haze)).toBeUndefined();
  });

  it('is undefined where nothing is left', () => {
    expect(findSubjectBox(paint({ width: 3, height: 2 }, () => [1, 2, 3, 0]))).toBeUndefined();
  });
});
