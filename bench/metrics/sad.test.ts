import { expect, it } from 'vitest';
import { sad } from './sad';

it('sums absolute differences where the trimap is unknown, in thousands', () => {
  const alpha = Uint8Array.of(0, 255, 102, 0);
  const truth = Uint8Array.of(255, 0, 51, 255);
  expect(sad(alpha, truth, Uint8Array.of(0, 128, 128, 255))).toBeCloseTo(1.2 / 1000, 12);
});
