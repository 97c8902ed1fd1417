import { describe, expect, it } from 'vitest';
import { structureMeasure } from './structure-measure';

const WIDTH = 12;
/** A square of 4 × 4 in a picture of 12 × 12. */
const truth = new Uint8Array(WIDTH * WIDTH).map((_, i) => {
  const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
  return x >= 3 && x < 7 && y >= 5 && y < 9 ? 255 : 0;
});

describe('structureMeasure', () => {
  it('is 1 for the mask itself', () => expect(structureMeasure(truth, truth, WIDTH)).toBeCloseTo(1, 6));

  it('is what the definition gives for a flat half', () => {
    // Both object parts: 2 · ½ / (¼ + 1) = 0.8. Flat parts: no covariance; 0 where the mask varies, 1 nowhere.
    expect(structureMeasure(new Uint8Array(truth.length).fill(127.5), truth, WIDTH)).toBeCloseTo(0.4, 1);
  });

  it('is low for the mask turned over', () => {
    expect(
      structureMeasure(
        truth.map((value) => 255 - value),
        truth,
        WIDTH,
      ),
    ).toBeLessThan(0.1);
  });

  it('falls with a hole in the subject, and further with the subject moved', () => {
    const holed = truth.slice();
    holed[6 * WIDTH + 4] = 0;
    const moved = truth.map((_, i) => truth[i - 3] ?? 0);
    const [whole, withHole, aside] = [truth, holed, moved].map((alpha) =>
      structureMeasure(alpha, truth, WIDTH),
    );
    expect(withHole).toBeLessThan(whole!);
    expect(aside).toBeLessThan(withHole!);
  });

  it('counts empty masks by what is left, and full masks by what is there', () => {
    const nothing = new Uint8Array(truth.length);
    const all = nothing.map(() => 255);
    expect(structureMeasure(nothing, nothing, WIDTH)).toBe(1);
    expect(structureMeasure(all, nothing, WIDTH)).toBe(0);
    expect(structureMeasure(all, all, WIDTH)).toBe(1);
  });
});
