import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Color } from '../rendering';
import { gradientRows } from './gradient';

const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 255 };
const WHITE: Color = { red: 255, green: 255, blue: 255, alpha: 255 };

function draw(
  angleDegrees: number,
  stops: readonly { color: Color; offset: number }[],
  width: number,
  height: number,
): number[][] {
  const rows = gradientRows({ kind: 'gradient', angleDegrees, stops }, { width, height });
  return Array.from({ length: height }, (_, y) => {
    const row = new Int32Array(width);
    rows.readRow(y, row);
    return [...row];
  });
}

const ramp = [
  { color: BLACK, offset: 0 },
  { color: WHITE, offset: 1 },
];

describe('gradientRows', () => {
  it.each([
    [0, 0, 1],
    [90, 1, 0],
    [180, 0, -1],
    [270, -1, 0],
  ])('at %d° goes the way that CSS says', (angle, right, up) => {
    const rows = draw(angle, ramp, 64, 64);
    const level = (x: number, y: number) => rows[y]![x]! & 255;
    expect(Math.sign(level(63, 32) - level(0, 32))).toBe(right);
    expect(Math.sign(level(32, 0) - level(32, 63))).toBe(up);
    expect(Math.abs(level(32, 32) - 127.5)).toBeLessThanOrEqual(4);
  });

  it('gives the corners the end stops’ colours at any angle and ratio of sides', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -720, max: 720, noNaN: true }),
        fc.integer({ min: 100, max: 400 }),
        fc.integer({ min: 100, max: 400 }),
        (angle, width, height) => {
          const rows = draw(angle, ramp, width, height);
          const corners = [rows[0]![0]!, rows[0]!.at(-1)!, rows.at(-1)![0]!, rows.at(-1)!.at(-1)!];
          const levels = corners.map((word) => word & 255);
          expect(Math.min(...levels)).toBeLessThanOrEqual(3);
          expect(Math.max(...levels)).toBeGreaterThanOrEqual(252);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is within a level of the exact ramp', () => {
    const [row] = draw(90, ramp, 1000, 1);
    for (const [x, word] of row!.entries()) {
      expect(Math.abs((word & 255) - ((x + 0.5) / 1000) * 255)).toBeLessThanOrEqual(0.6);
    }
  });

  it('mixes premultiplied: colour fades, what is transparent has none', () => {
    const red = { red: 255, green: 0, blue: 0, alpha: 255 };
    const clear = { red: 0, green: 255, blue: 0, alpha: 0 };
    const [row] = draw(
      90,
      [
        { color: red, offset: 0 },
        { color: clear, offset: 1 },
      ],
      100,
      1,
    );
    for (const word of row!.slice(0, 99)) expect(word & 0xffffff).toBe(0x0000ff);
    expect(row![50]! >>> 24).toBeGreaterThan(120);
  });

  it('holds the end colours beyond the end stops, and turns sharply where two stops meet', () => {
    const stops = [
      { color: BLACK, offset: 0.25 },
      { color: BLACK, offset: 0.5 },
      { color: WHITE, offset: 0.5 },
    ];
    const [row] = draw(90, stops, 8, 1);
    expect(row!.map((word) => word & 255)).toEqual([0, 0, 0, 0, 255, 255, 255, 255]);
  });

  it('draws a single pixel, a single stop and none', () => {
    expect(draw(45, [{ color: WHITE, offset: 0.3 }], 1, 1)).toEqual([[-1]]);
    expect(draw(45, [], 1, 1)).toEqual([[0]]);
  });
});
