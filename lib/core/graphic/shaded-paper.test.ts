import { describe, expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { findShadedPaper } from './shaded-paper';

const SIZE = { width: 640, height: 420 };

/** Luma of paper with a shadow whose edge is some four pixels wide. */
function lit(x: number, y: number): number {
  const t = Math.min(1, Math.max(0, (x + y / 2 - 400) / 4 + 0.5));
  return 205 - 75 * t;
}

const isInk = (x: number, y: number) => Math.abs(y - 200 - 60 * Math.sin(x / 40)) < 2.5 && x > 60 && x < 580;

describe('shaded paper', () => {
  it('is followed across a shadow’s hard edge and under ink', () => {
    const ground = findShadedPaper(
      paint(SIZE, (x, y) => {
        const light = isInk(x, y) ? 30 : Math.round(lit(x, y));
        return [light, light, light, 255];
      }),
    )!;
    const row = new Float32Array(SIZE.width * 3);
    for (const y of [40, 200, 380]) {
      ground.readRow(y, row);
      const offs = Array.from({ length: SIZE.width }, (_, x) =>
        isInk(x, y) ? 0 : Math.abs(row[x * 3 + 1]! - lit(x, y)),
      );
      expect(Math.max(...offs)).toBeLessThan(6);
    }
    expect(ground.border).toBe(1);
    expect(ground.varies).toBe(true);
  });

  it('may be bluer in the shadow', () => {
    const ground = findShadedPaper(
      paint(SIZE, (x, y) => {
        const light = Math.round(lit(x, y));
        return [light, light, Math.round(light + (205 - light) / 6), 255];
      }),
    )!;
    const row = new Float32Array(SIZE.width * 3);
    ground.readRow(400, row);
    expect(row[600 * 3 + 2]! - row[600 * 3]!).toBeGreaterThan(10);
    expect(Math.abs(row[40 * 3 + 2]! - row[40 * 3]!)).toBeLessThan(1.5);
  });

  it('is no texture, no sheet of another hue, and no night', () => {
    const stripes = paint(SIZE, (x) => (x % 60 < 30 ? [90, 90, 90, 255] : [200, 200, 200, 255]));
    const sheet = paint(SIZE, (x) => (x < 200 ? [200, 90, 80, 255] : [120, 120, 120, 255]));
    const night = paint(SIZE, (x) => (x < 200 ? [20, 20, 20, 255] : [220, 220, 220, 255]));
    for (const picture of [stripes, sheet, night]) expect(findShadedPaper(picture)).toBeUndefined();
  });
});
