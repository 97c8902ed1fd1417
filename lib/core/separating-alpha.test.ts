import { describe, expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { separatingAlpha } from './separating-alpha';

const SIZE = { width: 300, height: 200 };
const withAlpha = (alpha: (x: number, y: number) => number) =>
  paint(SIZE, (x, y) => [x % 256, y, 120, Math.round(255 * alpha(x, y))]);
const separates = (alpha: (x: number, y: number) => number) =>
  separatingAlpha(withAlpha(alpha)) !== undefined;

const disc = (cx: number, cy: number, radius: number) => (x: number, y: number) =>
  Math.hypot(x - cx, y - cy) < radius ? 1 : 0;

describe('separatingAlpha', () => {
  it.each([
    [
      'a cut-out of a figure',
      (x, y) => Math.max(disc(90, 60, 30)(x, y), y > 80 && Math.abs(x - 90) < 60 ? 1 : 0),
    ],
    ['letters', (x, y) => (y > 60 && y < 140 && x % 60 > 20 && x % 60 < 34 ? 1 : 0)],
    ['a ring', (x, y) => disc(150, 100, 80)(x, y) - disc(150, 100, 50)(x, y)],
    ['a subject that leaves at the bottom', (x, y) => (y > 60 + Math.abs(x - 130) * 0.8 ? 1 : 0)],
  ] satisfies [string, (x: number, y: number) => number][])('is so for %s', (_, alpha) => {
    expect(separates(alpha)).toBe(true);
  });

  it.each([
    ['a photo without alpha', () => 1],
    ['a picture of nothing', () => 0],
    ['rounded corners', (x, y) => (Math.min(x, 299 - x) + Math.min(y, 199 - y) < 12 ? 0 : 1)],
    ['a round portrait', disc(150, 100, 95)],
    ['a photo with clear bars above and below', (_, y) => (y > 40 && y < 160 ? 1 : 0)],
    ['a frame around a clear middle', (x, y) => (x > 40 && x < 260 && y > 40 && y < 160 ? 0 : 1)],
    ['faint holes', (x, y) => (x % 20 < 3 && y % 20 < 3 ? 0.6 : 1)],
    ['a photo at half its opacity', () => 0.5],
  ] satisfies [string, (x: number, y: number) => number][])('is not so for %s', (_, alpha) => {
    expect(separates(alpha)).toBe(false);
  });
});
