import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import type { RgbaImage } from '../image';
import { SHADOW_KINDS } from '../rendering';
import type { Box } from './box';
import { readPlaneRow, type CoarsePlane } from './coarse-plane';
import { drawShadow } from './shadow';
import { shadowReach } from './reach';
import { findSubjectBox } from './subject-box';

const SIZE = { width: 300, height: 200 };
/** A table: a top on two legs, the right one nearer to the camera. */
const TABLE = paint(SIZE, (x, y) => {
  const top = x >= 80 && x < 220 && y >= 60 && y < 80;
  const left = x >= 90 && x < 100 && y >= 80 && y < 140;
  const right = x >= 200 && x < 210 && y >= 80 && y < 150;
  return top || left || right ? [90, 60, 30, 255] : [0, 0, 0, 0];
});
const BOX: Box = { left: 80, top: 60, width: 140, height: 90 };

function levels(plane: CoarsePlane, { width, height }: { width: number; height: number }): number[][] {
  const row = new Uint8Array(width);
  return Array.from({ length: height }, (_, y) =>
    readPlaneRow(plane, y, 255, row) ? [...row] : new Array<number>(width).fill(0),
  );
}

describe('drawShadow', () => {
  it.each(SHADOW_KINDS)('%s stays from 0 to 1 and within its reach, and draws something', (kind) => {
    const plane = drawShadow(TABLE, BOX, kind);
    expect(Math.min(...plane.data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...plane.data)).toBeLessThanOrEqual(1);
    expect(Math.max(...plane.data)).toBeGreaterThan(0.5);
    const reach = shadowReach(kind, BOX);
    const rows = levels(plane, SIZE);
    for (const [y, row] of rows.entries()) {
      for (const [x, level] of row.entries()) {
        const inside =
          x >= BOX.left - reach.left - 2 &&
          x < BOX.left + BOX.width + reach.right + 2 &&
          y >= BOX.top - reach.top - 2 &&
          y < BOX.top + BOX.height + reach.bottom + 2;
        if (!inside) expect(level).toBe(0);
      }
    }
  });

  it.each(SHADOW_KINDS)('%s has faded where its reach ends: nothing looks cut off', (kind) => {
    const { data, width, height } = drawShadow(TABLE, BOX, kind);
    const edge = [...data.keys()].filter((i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      return x === 0 || x === width - 1 || y === height - 1;
    });
    for (const i of edge) expect(data[i]).toBeLessThan(0.02);
  });

  it('contact is darkest where each leg stands, and bare above', () => {
    const rows = levels(drawShadow(TABLE, BOX, 'contact'), SIZE);
    expect(rows[140]![95]).toBeGreaterThan(60);
    expect(rows[150]![205]).toBeGreaterThan(60);
    expect(rows[70]![150]).toBe(0);
    expect(rows[141]![95]).toBeGreaterThan(rows[146]![95]!);
  });

  it('car lies between the wheels', () => {
    const rows = levels(drawShadow(TABLE, BOX, 'car'), SIZE);
    expect(rows[143]![150]).toBeGreaterThan(120);
    expect(rows[100]![150]).toBe(0);
  });

  it('comes out the same, but coarser, from a picture many times as large', () => {
    const scale = 8;
    const large = paint({ width: 300 * scale, height: 200 * scale }, (x, y) => {
      const i = (Math.floor(y / scale) * 300 + Math.floor(x / scale)) * 4;
      return [0, 0, 0, TABLE.data[i + 3]!];
    });
    const box = { left: 80 * scale, top: 60 * scale, width: 140 * scale, height: 90 * scale };
    for (const kind of SHADOW_KINDS) {
      const small = levels(drawShadow(TABLE, BOX, kind), SIZE);
      const row = new Uint8Array(large.width);
      const plane = drawShadow(large, box, kind);
      let off = 0;
      for (let y = 0; y < 200; y += 3) {
        if (!readPlaneRow(plane, y * scale + scale / 2, 255, row)) row.fill(0);
        for (let x = 0; x < 300; x += 3) off += Math.abs(row[x * scale + scale / 2]! - small[y]![x]!);
      }
      expect(off / (67 * 100)).toBeLessThan(2.5);
    }
  });

  it('draws haze, specks and single pixels without fault', () => {
    const pictures = fc.oneof(
      arbitraryImage(arbitrarySize(12)),
      arbitrarySize(12).map((size): RgbaImage => paint(size, () => [9, 9, 9, 20])),
    );
    fc.assert(
      fc.property(pictures, fc.constantFrom(...SHADOW_KINDS), (image, kind) => {
        const subject = findSubjectBox(image);
        fc.pre(subject !== undefined);
        for (const value of drawShadow(image, subject, kind).data) {
          if (!(value >= 0 && value <= 1.000001)) expect.fail(`${value}`);
        }
      }),
    );
  });
});
