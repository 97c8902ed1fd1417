import { expect, it } from 'vitest';
import { mse } from './mse';

it('averages squared differences where the trimap is unknown', () => {
  const alpha = Uint8Array.of(0, 255, 102, 0);
  const truth = Uint8Array.of(255, 0, 51, 255);
  expect(mse(alpha, truth, Uint8Array.of(0, 128, 127, 255))).toBeCloseTo((1 + 0.04) / 2, 12);
});

it('is 0 where nothing is unknown', () => {
  expect(mse(Uint8Array.of(9), Uint8Array.of(0), Uint8Array.of(255))).toBe(0);
});
