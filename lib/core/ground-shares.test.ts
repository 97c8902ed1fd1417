import { expect, it } from 'vitest';
import { paint, type Pixel } from '@/tests/fixtures/core-pictures';
import { groundShares } from './ground-shares';

const white: Pixel = [255, 255, 255, 255];
const black: Pixel = [0, 0, 0, 255];
const size = { width: 100, height: 60 };
const box = { left: 20, top: 10, width: 30, height: 40 };
const inBox = (x: number, y: number) => x >= 20 && x < 50 && y >= 10 && y < 50;

it('finds white all around a subject, whatever the subject is', () => {
  const image = paint(size, (x, y) => (inBox(x, y) ? black : white));
  expect(groundShares(image, box)).toEqual({ white: 1, clear: 0 });
  expect(groundShares(image, undefined).white).toBeCloseTo(1 - 1200 / 6000, 10);
});

it('counts what is nearly white, or not opaque, for not white', () => {
  const nearly: Pixel = [255, 254, 255, 255];
  expect(
    groundShares(
      paint(size, (x) => (x < 2 ? nearly : white)),
      box,
    ).white,
  ).toBeCloseTo(1 - 120 / (6000 - 32 * 42), 10);
  expect(
    groundShares(
      paint(size, () => [255, 255, 255, 254]),
      box,
    ).white,
  ).toBe(0);
});

it('leaves soft edges to the subject, and knows no ground where it fills all', () => {
  const soft = paint(size, (x, y) => (inBox(x, y) || inBox(x + 1, y) ? black : white));
  expect(groundShares(soft, box).white).toBe(1);
  expect(groundShares(soft, { left: -5, top: -5, width: 200, height: 200 }).white).toBeUndefined();
});

it('tells how much of the border is clear', () => {
  const open = paint(size, (_x, y) => (y === 59 ? black : [0, 0, 0, 0]));
  expect(groundShares(open, box).clear).toBeCloseTo(1 - 100 / (2 * 160 - 4), 10);
  expect(
    groundShares(
      paint({ width: 1, height: 3 }, () => [0, 0, 0, 0]),
      undefined,
    ).clear,
  ).toBe(1);
});
