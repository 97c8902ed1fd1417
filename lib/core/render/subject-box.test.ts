import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import { findSubjectBox } from './subject-box';

describe('findSubjectBox', () => {
  it('is the smallest box that holds every pixel with alpha', () => {
    const scattered = arbitrarySize(9).chain((size) =>
      fc.record({
        size: fc.constant(size),
        spots: fc.array(fc.nat(size.width * size.height - 1), { minLength: 1, maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(scattered, fc.integer({ min: 1, max: 255 }), ({ size, spots }, alpha) => {
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

  it('is undefined where nothing is left', () => {
    expect(findSubjectBox(paint({ width: 3, height: 2 }, () => [1, 2, 3, 0]))).toBeUndefined();
  });
});
