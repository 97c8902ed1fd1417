import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingSize } from './decode-picture';

describe('workingSize', () => {
  it('leaves alone what fits', () => {
    expect(workingSize({ width: 4000, height: 3000 }, 12_000_000)).toEqual({ width: 4000, height: 3000 });
  });

  it('brings 48 megapixels down to a phone’s 12, in their proportions', () => {
    expect(workingSize({ width: 8000, height: 6000 }, 12_000_000)).toEqual({ width: 4000, height: 3000 });
  });

  it('never exceeds the limit where there are sides to shorten, and never loses a side', () => {
    const side = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 70_000, max: 60_000_000 }), (width, height, maxPixels) => {
        const size = workingSize({ width, height }, maxPixels);
        expect(size.width * size.height).toBeLessThanOrEqual(maxPixels);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
