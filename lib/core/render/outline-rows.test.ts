import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import type { RgbaImage } from '../image';
import { OutlineRows } from './outline-rows';
import { findSubjectBox } from './subject-box';

/** The line's coverage of every pixel; rows that were read are painted over, as the renderer does. */
function cover(picture: RgbaImage, width: number): Uint8Array {
  const image = { ...picture, data: picture.data.slice() };
  const subject = findSubjectBox(image)!;
  const rows = new OutlineRows(image, subject, width);
  const all = new Uint8Array(image.width * image.height);
  const row = new Uint8Array(image.width);
  for (let y = 0; y < image.height; y++) {
    if (rows.readRow(y, row)) all.set(row, y * image.width);
    image.data.fill(y % 2 ? 255 : 0, y * image.width * 4, (y + 1) * image.width * 4);
  }
  return all;
}

const white = (alpha: number) => [255, 255, 255, alpha] as const;
const spots = arbitrarySize(16).chain((size) =>
  fc
    .array(fc.nat(size.width * size.height - 1), { minLength: 1, maxLength: 9 })
    .map((places) => paint(size, (x, y) => white(places.includes(y * size.width + x) ? 255 : 0))),
);
const widths = fc.double({ min: 0.1, max: 12, noNaN: true });

/** Every place where the contour crosses a row or a column between two pixels. */
function crossings({ width, height, data }: RgbaImage): [number, number][] {
  const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3]!;
  const found: [number, number][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
      ] as const) {
        if (x + dx >= width || y + dy >= height) continue;
        const [a, b] = [alpha(x, y), alpha(x + dx, y + dy)];
        if (a > 127.5 === b > 127.5) continue;
        const share = (a - 127.5) / (a - b);
        found.push([x + dx * share, y + dy * share]);
      }
    }
  }
  return found;
}

describe('OutlineRows', () => {
  it('covers what lies within the width of a crossing, to within half a pixel', () => {
    const soft = arbitrarySize(14).chain((size) =>
      fc
        .array(fc.nat(255), { minLength: size.width * size.height, maxLength: size.width * size.height })
        .map((alphas) => paint(size, (x, y) => white(alphas[y * size.width + x]!))),
    );
    fc.assert(
      fc.property(fc.oneof(spots, soft), widths, (image, width) => {
        fc.pre(findSubjectBox(image) !== undefined);
        const covered = cover(image, width);
        const edge = crossings(image);
        for (let y = 0; y < image.height; y++) {
          for (let x = 0; x < image.width; x++) {
            const at = y * image.width + x;
            const inside = image.data[at * 4 + 3]! > 127.5;
            const distance = Math.min(...edge.map(([ex, ey]) => Math.hypot(x - ex, y - ey)));
            const expected = inside ? 1 : Math.min(1, Math.max(0, width + 0.5 - distance));
            expect(Math.abs(covered[at]! - 255 * expected)).toBeLessThanOrEqual(0.5 * 255);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is a disc around a disc', () => {
    const disc = fc.record({
      x: fc.double({ min: 20, max: 24, noNaN: true }),
      y: fc.double({ min: 20, max: 24, noNaN: true }),
      radius: fc.double({ min: 4, max: 9, noNaN: true }),
      width: fc.double({ min: 1, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(disc, ({ x: cx, y: cy, radius, width }) => {
        const share = (x: number, y: number, r: number) =>
          Math.min(1, Math.max(0, r + 0.5 - Math.hypot(x - cx, y - cy)));
        const size = { width: 44, height: 44 };
        const image = paint(size, (x, y) => white(Math.round(255 * share(x, y, radius))));
        const errors = Array.from(cover(image, width), (value, i) =>
          Math.abs(value - 255 * share(i % 44, Math.floor(i / 44), radius + width)),
        );
        expect(Math.max(...errors)).toBeLessThanOrEqual(0.35 * 255);
      }),
      { numRuns: 50 },
    );
  });

  it('grows with its width', () => {
    fc.assert(
      fc.property(spots, widths, widths, (image, a, b) => {
        const narrow = cover(image, Math.min(a, b));
        for (const [i, value] of cover(image, Math.max(a, b)).entries()) {
          expect(value).toBeGreaterThanOrEqual(narrow[i]!);
        }
      }),
    );
  });

  it('is as wide as asked along a straight edge', () => {
    const image = paint({ width: 3, height: 30 }, (_x, y) => white(y < 10 ? 255 : 0));
    const column = [...cover(image, 4.25)].filter((_, i) => i % 3 === 1);
    expect(column.slice(9, 16)).toEqual([255, 255, 255, 255, 255, 64, 0]);
  });
});
