import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, maxF, precisionRecall } from './max-f';

describe('precisionRecall', () => {
  it('agrees with the definition at each level', () => {
    const pixels = fc.array(fc.tuple(fc.nat(255), fc.constantFrom(0, 127, 128, 255)), { minLength: 1 });
    fc.assert(
      fc.property(pixels, (pairs) => {
        const alpha = Uint8Array.from(pairs, ([a]) => a);
        const truth = Uint8Array.from(pairs, ([, t]) => t);
        const { precision, recall } = precisionRecall(alpha, truth);
        expect(precision).toHaveLength(LEVELS);
        for (let k = 0; k < LEVELS; k++) {
          const found = pairs.filter(([a]) => a * 50 > (k + 1) * 255);
          const hits = found.filter(([, t]) => t > 127.5).length;
          const real = pairs.filter(([, t]) => t > 127.5).length;
          expect(precision[k]).toBeCloseTo(hits / Math.max(1, found.length), 12);
          expect(recall[k]).toBeCloseTo(hits / Math.max(1, real), 12);
        }
      }),
    );
  });

  it('cuts strictly above the level', () => {
    // 51 / 255 is .2 exactly: found at .18, no longer at .2.
    const { recall } = precisionRecall(Uint8Array.of(51), Uint8Array.of(255));
    expect(recall.slice(0, 9)).toEqual(new Array(9).fill(1));
    expect(recall.slice(9)).toEqual(new Array(40).fill(0));
  });
});

describe('maxF', () => {
  it('averages precision and recall over the pictures before it takes the best level', () => {
    const flat = (precision: number, recall: number) => ({
      precision: new Array<number>(LEVELS).fill(precision),
      recall: new Array<number>(LEVELS).fill(recall),
    });
    expect(maxF([flat(1, 1)])).toBe(1);
    expect(maxF([flat(0, 0)])).toBe(0);
    expect(maxF([flat(0.9, 0.2), flat(0.5, 0.6)])).toBeCloseTo((1.3 * 0.7 * 0.4) / (0.3 * 0.7 + 0.4), 12);
    const peak = flat(0.1, 0.1);
    peak.precision[30] = 0.8;
    peak.recall[30] = 0.5;
    expect(maxF([peak])).toBeCloseTo((1.3 * 0.8 * 0.5) / (0.3 * 0.8 + 0.5), 12);
  });
});
