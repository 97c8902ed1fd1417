import { expect, it } from 'vitest';
import { colourError } from './colour-error';

it('counts pixels that show both layers', () => {
  const data = Uint8Array.of(10, 10, 10, 255, 99, 99, 99, 255, 99, 99, 99, 255);
  const truth = Uint8Array.of(10, 13, 4, 0, 0, 0, 0, 0, 0);
  expect(colourError({ width: 3, height: 1, data }, truth, Uint8Array.of(128, 5, 250))).toEqual({
    mae: 3,
    mse: 15,
  });
});

it('is 0 where no pixel does', () => {
  const image = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3, 255) };
  expect(colourError(image, Uint8Array.of(9, 9, 9), Uint8Array.of(255))).toEqual({ mae: 0, mse: 0 });
});
