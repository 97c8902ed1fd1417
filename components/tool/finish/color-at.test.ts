import { expect, it } from 'vitest';
import { pixelUnder } from './color-at';

const BOX = { left: 10, top: 20, width: 100, height: 50 };
const SIZE = { width: 400, height: 200 };

it.each([
  ['its first corner', { x: 10, y: 20 }, { x: 0, y: 0 }],
  ['its middle', { x: 60, y: 45 }, { x: 200, y: 100 }],
  ['its last pixel', { x: 109.9, y: 69.9 }, { x: 399, y: 199 }],
  ['the place right beside it', { x: 110, y: 45 }, undefined],
  ['the place above it', { x: 60, y: 19 }, undefined],
])('under %s', (_, point, pixel) => {
  expect(pixelUnder(point, BOX, SIZE)).toEqual(pixel);
});

it('is none in a picture that is not on the screen', () => {
  expect(pixelUnder({ x: 0, y: 0 }, { left: 0, top: 0, width: 0, height: 0 }, SIZE)).toBeUndefined();
});
