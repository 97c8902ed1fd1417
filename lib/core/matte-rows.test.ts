import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize } from '@/tests/fixtures/core-pictures';
import { CATMULL_ROM } from './filter';
import type { Size } from './image';
import type { MatteGrid } from './matte';
import { resampleMatte } from './matte-rows';

function readAll(grid: MatteGrid, target: Size): number[] {
  const rows = resampleMatte(grid, target);
  const out = new Uint8Array(target.width);
  const all: number[] = [];
  for (let y = 0; y < target.height; y++) {
    out.fill(77); // whatever was there before
    rows.readRow(y, out);
    all.push(...out);
  }
  return all;
}

/** The definition, before rounding: the kernel over an endless grid whose border samples are repeated. */
function slowly(grid: MatteGrid, target: Size): number[] {
  const weighAxis = (columns: number, pixels: number) =>
    Array.from({ length: pixels }, (_, x) => {
      const step = columns / pixels;
      const stretch = Math.max(1, step);
      const centre = (x + 0.5) * step - 0.5;
      const weights = new Array<number>(columns).fill(0);
      for (let i = Math.floor(centre - 2 * stretch); i <= Math.ceil(centre + 2 * stretch); i++) {
        weights[Math.min(columns - 1, Math.max(0, i))]! += CATMULL_ROM.weight((i - centre) / stretch);
      }
      const sum = weights.reduce((a, b) => a + b);
      return weights.map((w) => w / sum);
    });
  const across = weighAxis(grid.width, target.width);
  const down = weighAxis(grid.height, target.height);
  return down.flatMap((wy) =>
    across.map((wx) =>
      grid.data.reduce(
        (sum, a, i) => sum + wy[Math.floor(i / grid.width)]! * wx[i % grid.width]! * a * 255,
        0,
      ),
    ),
  );
}

/** Mattes with the hard edges and flat parts that real ones have. */
const grids: fc.Arbitrary<MatteGrid> = arbitrarySize(9).chain(({ width, height }) =>
  fc
    .array(fc.oneof(fc.constantFrom(0, 0, 1, 1, 0.001, 0.999), fc.float({ min: 0, max: 1, noNaN: true })), {
      minLength: width * height,
      maxLength: width * height,
    })
    .map((values) => ({ width, height, data: Float32Array.from(values) })),
);

describe('resampleMatte', () => {
  it('agrees with the definition, larger and smaller', () => {
    fc.assert(
      fc.property(grids, arbitrarySize(30), (grid, target) => {
        const expected = slowly(grid, target);
        for (const [i, alpha] of readAll(grid, target).entries()) {
          // Within half a level, and a little for sums that lie on the border between two levels.
          expect(Math.abs(alpha - Math.min(255, Math.max(0, expected[i]!)))).toBeLessThanOrEqual(0.5 + 1e-4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('only rounds at the grid’s own size', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        expect(readAll(grid, grid)).toEqual(Array.from(grid.data, (alpha) => Math.round(alpha * 255)));
      }),
    );
  });

  it('leaves a constant matte constant', () => {
    fc.assert(
      fc.property(fc.nat(255), arbitrarySize(9), arbitrarySize(30), (level, size, target) => {
        const data = new Float32Array(size.width * size.height).fill(level / 255);
        expect(new Set(readAll({ ...size, data }, target))).toEqual(new Set([level]));
      }),
    );
  });

  it('crosses an edge without turning back, and half-way where the edge is', () => {
    const grid = { width: 8, height: 1, data: Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1) };
    const row = readAll(grid, { width: 81, height: 1 });
    expect(row[40]).toBe(128);
    expect(row[0]).toBe(0);
    expect(row[80]).toBe(255);
    for (let x = 1; x < row.length; x++) expect(row[x]).toBeGreaterThanOrEqual(row[x - 1]!);
  });

  it('clamps overshoot beside a hard edge', () => {
    const grid = {
      width: 4,
      height: 4,
      data: Float32Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? 0 : 1)),
    };
    const levels = readAll(grid, { width: 40, height: 40 });
    // An unclamped −0.07 would come out of a Uint8Array as 239, an unclamped 1.07 as 17.
    for (const [i, alpha] of levels.entries()) {
      if (i % 40 < 15) expect(alpha).toBe(0);
      if (i % 40 >= 25) expect(alpha).toBe(255);
    }
  });

  it('refuses a target without extent', () => {
    const grid = { width: 1, height: 1, data: Float32Array.of(1) };
    expect(() => resampleMatte(grid, { width: 2, height: 0 })).toThrow(RangeError);
  });
});
