import { describe, expect, it } from 'vitest';
import { fitLogistic, rocOf, type Judged } from './pairs';

/** A hundred at each certainty, of which so many hundredths are good. */
function judgedAt(chances: readonly (readonly [certainty: number, good: number])[]): Judged[] {
  return chances.flatMap(([certainty, good]) =>
    Array.from({ length: 100 }, (_, i) => ({ certainty, iou: i < good * 100 ? 0.95 : 0.5 })),
  );
}

describe('what certainty is worth', () => {
  it('is as fitted where it is the chance of being good', () => {
    const { bias, slope } = fitLogistic(
      judgedAt([0.1, 0.3, 0.5, 0.7, 0.9].map((chance) => [chance, chance])),
    );
    expect(bias).toBeCloseTo(0, 2);
    expect(slope).toBeCloseTo(1, 2);
  });

  it('is fitted anew where it says too little', () => {
    const timid = judgedAt([
      [0.4, 0.2],
      [0.6, 0.8],
    ]);
    expect(fitLogistic(timid).slope).toBeCloseTo(Math.log(4) / Math.log(1.5), 2);
  });

  it('tells good from bad by their order', () => {
    expect(
      rocOf(
        judgedAt([
          [0.2, 0],
          [0.9, 1],
        ]),
      ),
    ).toBe(1);
    expect(
      rocOf(
        judgedAt([
          [0.2, 1],
          [0.9, 0],
        ]),
      ),
    ).toBe(0);
  });
});
