import { describe, expect, it } from 'vitest';
import { sharpenPeriod } from './sharpen-period';

describe('a period', () => {
  it('is found to a fraction of a pixel across a picture, among changes of a subject', () => {
    const [side, phase] = [7.37, 2.1];
    const places = [0, 1, 2, 3, 4, 5, 20, 21, 22, 45, 46, 70, 71, 72, 73, 74].map(
      (k) => phase + k * side + 0.2 * Math.sin(k),
    );
    const subject = [101.3, 133.9, 190.2];
    const found = sharpenPeriod({ side: 7.3, phase: 2, changes: 6 }, [...places, ...subject], 600);
    expect(Math.abs(found.side - side) * 80).toBeLessThan(1);
    const off = (found.phase - phase) / side;
    expect(Math.abs(off - Math.round(off))).toBeLessThan(0.15);
  });
});
