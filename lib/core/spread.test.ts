import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize } from '@/tests/fixtures/core-pictures';
import { spread, UNREACHED } from './spread';

describe('spread', () => {
  it('gives the steps to the nearest source', () => {
    const cases = arbitrarySize(10).chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.uniqueArray(fc.nat(size.width * size.height - 1), { maxLength: 4 }),
        fc.nat(12),
      ),
    );
    fc.assert(
      fc.property(cases, ([size, sources, maxSteps]) => {
        const { source, steps } = spread(sources, size, maxSteps);
        for (let i = 0; i < steps.length; i++) {
          const distance = (from: number) =>
            Math.max(
              Math.abs((from % size.width) - (i % size.width)),
              Math.abs(Math.floor(from / size.width) - Math.floor(i / size.width)),
            );
          const nearest = Math.min(Infinity, ...sources.map(distance));
          expect(steps[i]).toBe(nearest <= maxSteps ? nearest : UNREACHED);
          if (source[i] !== UNREACHED) expect(distance(source[i]!)).toBe(nearest);
        }
      }),
    );
  });

  it('lets the source listed first take what is as near to both', () => {
    expect([...spread([2, 0], { width: 3, height: 1 }, 1).source]).toEqual([0, 2, 2]);
  });
});
