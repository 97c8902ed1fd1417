import { expect, it } from 'vitest';
import { meanAbsoluteError } from './mean-absolute-error';

it('is the mean difference as a share of full scale', () => {
  expect(meanAbsoluteError(Uint8Array.of(0, 255, 51), Uint8Array.of(255, 255, 0))).toBeCloseTo(
    (1 + 0.2) / 3,
    12,
  );
});

it('refuses mattes of two sizes', () => {
  expect(() => meanAbsoluteError(new Uint8Array(3), new Uint8Array(4))).toThrow(
    new RangeError('Expected two mattes of one size but received 3 and 4 pixels.'),
  );
});
