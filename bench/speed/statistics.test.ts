import { describe, expect, it } from 'vitest';
import { median, quantile } from './statistics';

describe('quantile', () => {
  it('takes the nearest rank, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(quantile([4, 3, 2, 1], 0.5)).toBe(2);
    expect(
      quantile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.99,
      ),
    ).toBe(99);
    expect(quantile([7], 0.01)).toBe(7);
  });

  it('refuses to speak of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
