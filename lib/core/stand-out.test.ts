import { describe, expect, it } from 'vitest';
import { paint, type Pixel } from '@/tests/fixtures/core-pictures';
import { resampleRgb } from './resample';
import { standsOut } from './stand-out';

const SIZE = { width: 400, height: 300 };
const NET = { width: 256, height: 256 };

/** The same series of numbers each time, 0 to 1. */
function randomNumbers(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const stands = (pixel: (x: number, y: number) => Pixel) => standsOut(resampleRgb(paint(SIZE, pixel), NET));

describe('standsOut', () => {
  it.each<[string, (x: number, y: number) => Pixel]>([
    ['white', () => [255, 255, 255, 255]],
    ['black', () => [0, 0, 0, 255]],
    ['skin', () => [224, 172, 140, 255]],
    ['a gradient', (x) => [(x / 400) * 255, 40, 255 - (x / 400) * 255, 255]],
    [
      'light that fades from the middle',
      (x, y) => {
        const fade = Math.hypot(x - 200, y - 150) ** 2 / 250 ** 2;
        return [230 - 60 * fade, 228 - 60 * fade, 220 - 60 * fade, 255];
      },
    ],
  ])('is false of %s', (_, pixel) => {
    expect(stands(pixel)).toBe(false);
  });

  it('is false of noise, from faint to all there is', () => {
    for (const strength of [6, 40, 255]) {
      const random = randomNumbers();
      const level = () => 128 + (random() - 0.5) * strength;
      expect(stands(() => [level(), level(), level(), 255])).toBe(false);
    }
  });

  it.each([
    ['dark', 20, [40, 40, 40]],
    ['hardly darker', 60, [232, 232, 232]],
    ['a dot', 2, [90, 90, 90]],
    ['of another colour with the same green', 30, [130, 250, 250]],
  ] as const)('is true of a spot that is %s', (_, radius, [red, green, blue]) => {
    const spot = (x: number, y: number): Pixel =>
      Math.hypot(x - 260, y - 100) < radius ? [red, green, blue, 255] : [250, 250, 250, 255];
    expect(stands(spot)).toBe(true);
  });

  it('is true of a spot in sensor noise, and of one without a sharp edge', () => {
    const random = randomNumbers();
    const far = (x: number, y: number) => Math.hypot(x - 260, y - 100);
    const noise = () => (random() - 0.5) * 16;
    expect(
      stands((x, y) => {
        const level = 150 + noise() - (far(x, y) < 12 ? 70 : 0);
        return [level, level, level, 255];
      }),
    ).toBe(true);
    expect(
      stands((x, y) => {
        const level = 220 - 120 * Math.exp(-((far(x, y) / 60) ** 2));
        return [level, level, level, 255];
      }),
    ).toBe(true);
  });
});
