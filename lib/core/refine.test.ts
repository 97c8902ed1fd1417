import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matteOf, readMatteRows } from '@/tests/fixtures/core-mattes';
import { arbitraryImage, arbitrarySize, paint, type Pixel } from '@/tests/fixtures/core-pictures';
import { areaTaps } from './filter';
import type { Matte, RgbaImage, Size } from './image';
import type { MatteGrid } from './matte';
import { resampleMatte } from './matte-rows';
import { resamplePlane } from './plane';
import { AVERAGED_EDGES, refineMatte as refineMatteRows } from './refine';

const RED: Pixel = [200, 40, 30, 255];
const BLUE: Pixel = [30, 60, 190, 255];

const grids = arbitrarySize(12).chain(({ width, height }) =>
  fc
    .array(fc.oneof(fc.constantFrom(0, 0, 1, 1), fc.float({ min: 0, max: 1, noNaN: true })), {
      minLength: width * height,
      maxLength: width * height,
    })
    .map((values): MatteGrid => ({ width, height, data: Float32Array.from(values) })),
);

/** A matte of the picture's size, averaged down to a grid as a perfect net would see it. */
function averaged(
  { width, height }: Size,
  inside: (x: number, y: number) => boolean,
  side: number,
): MatteGrid {
  const truth = matteOf(width, height, (x, y) => (inside(x, y) ? 1 : 0));
  return resamplePlane(truth, areaTaps(width, side), areaTaps(height, side));
}

const at = ({ width, data }: Matte, x: number, y: number) => data[y * width + x]!;

const refineMatte = (grid: MatteGrid, image: RgbaImage) =>
  readMatteRows(refineMatteRows(grid, image, AVERAGED_EDGES));

describe('refineMatte', () => {
  it('lays a soft matte’s edge along the picture’s', () => {
    const size = { width: 240, height: 160 };
    const inside = (x: number, y: number) => (x - 120) ** 2 + (y - 80) ** 2 < 55 ** 2;
    const image = paint(size, (x, y) => (inside(x, y) ? RED : BLUE));
    const grid = averaged(size, inside, 24);
    const error = (matte: Matte) => {
      let sum = 0;
      for (const [i, alpha] of matte.data.entries()) {
        const truth = inside(i % size.width, Math.floor(i / size.width)) ? 255 : 0;
        sum += Math.abs(alpha - truth) / 255;
      }
      return sum;
    };
    const refined = error(refineMatte(grid, image));
    expect(refined).toBeLessThan(0.3 * error(readMatteRows(resampleMatte(grid, image))));
  });

  it('keeps a hole, and is exact away from edges', () => {
    const size = { width: 320, height: 320 };
    const inside = (x: number, y: number) =>
      x >= 60 && x < 260 && y >= 60 && y < 260 && !(x >= 130 && x < 190 && y >= 130 && y < 190);
    const image = paint(size, (x, y) => (inside(x, y) ? RED : BLUE));
    const matte = refineMatte(averaged(size, inside, 32), image);
    expect(at(matte, 160, 160)).toBe(0);
    expect(at(matte, 95, 95)).toBe(255);
    expect(at(matte, 10, 160)).toBe(0);
  });

  it('makes solid and empty what a net is nearly sure of', () => {
    const image = paint({ width: 200, height: 200 }, (x) => (x < 100 ? RED : BLUE));
    // Neither is within the half level that counts as settled.
    const grid = matteOf(20, 20, (x) => (x < 10 ? 0.996 : 0.004));
    const matte = refineMatte(grid, image);
    expect([at(matte, 40, 100), at(matte, 160, 100)]).toEqual([255, 0]);
  });

  it('does not follow texture where the matte is settled', () => {
    const noise = (x: number, y: number): Pixel => [
      (x * 73 + y * 151) % 256,
      (x * 31) % 256,
      (y * 17) % 256,
      255,
    ];
    const image = paint({ width: 200, height: 200 }, noise);
    const matte = refineMatte(
      matteOf(20, 20, (x) => (x < 10 ? 0 : 1)),
      image,
    );
    for (let y = 0; y < 200; y++) {
      for (let x = 0; x < 80; x++) expect(at(matte, x, y)).toBe(0);
      for (let x = 120; x < 200; x++) expect(at(matte, x, y)).toBe(255);
    }
  });

  it('is plain enlargement for pictures of about the grid’s size or smaller', () => {
    const pairs = grids.chain((grid) =>
      fc.tuple(
        fc.constant(grid),
        arbitraryImage(
          fc.record({
            width: fc.integer({ min: 1, max: Math.floor(grid.width * 1.25) }),
            height: fc.integer({ min: 1, max: Math.floor(grid.height * 1.25) }),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(pairs, ([grid, image]) => {
        expect(refineMatte(grid, image)).toEqual(readMatteRows(resampleMatte(grid, image)));
      }),
    );
  });

  it('fades in: between the two, it lies between plain and the picture’s edge', () => {
    const side = 30;
    const image = paint({ width: side, height: side }, (x) => (x < 15 ? RED : BLUE));
    const grid = matteOf(20, 20, (x) => (x < 9 ? 1 : x > 10 ? 0 : 0.5));
    const plain = readMatteRows(resampleMatte(grid, image));
    const refined = refineMatte(grid, image);
    let moved = 0;
    for (const [i, alpha] of refined.data.entries()) {
      const [from, to] = [plain.data[i]!, i % side < 15 ? 255 : 0];
      // The filter may pass what it aims at by its rounding.
      expect(alpha).toBeGreaterThanOrEqual(Math.min(from, to) - 1);
      expect(alpha).toBeLessThanOrEqual(Math.max(from, to) + 1);
      if (Math.abs(from - to) >= 20) moved += Math.abs(alpha - from) / Math.abs(from - to) / side;
    }
    expect(moved).toBeGreaterThan(0.1);
  });

  it('takes any picture and grid', () => {
    fc.assert(
      fc.property(grids, arbitraryImage(arbitrarySize(60)), (grid, image) => {
        const { width, height, data } = refineMatte(grid, image);
        expect({ width, height, length: data.length }).toEqual({
          width: image.width,
          height: image.height,
          length: image.width * image.height,
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [1, 1],
    [1, 700],
    [900, 1],
    [3, 411],
    [517, 2],
  ])('takes a picture of %i × %i', (width, height) => {
    const image = paint({ width, height }, (x, y) => [x % 256, y % 256, 99, 255]);
    for (const level of [0, 1]) {
      const { data } = refineMatte(
        matteOf(16, 16, () => level),
        image,
      );
      expect(data.every((alpha) => alpha === level * 255)).toBe(true);
    }
    const { data } = refineMatte(
      matteOf(16, 16, () => 0.5),
      image,
    );
    for (const alpha of data) expect(Math.abs(alpha - 127.5)).toBeLessThanOrEqual(1.5);
  });

  it('does not look at colours hidden under transparent pixels', () => {
    const hidden = (colour: number) =>
      paint({ width: 120, height: 120 }, (x, y) =>
        x < 60 ? RED : [(colour * x) % 256, (colour * y) % 256, colour, 0],
      );
    const grid = matteOf(12, 12, (x) => (x < 5 ? 1 : x > 6 ? 0 : 0.5));
    expect(refineMatte(grid, hidden(7))).toEqual(refineMatte(grid, hidden(201)));
  });

  it('changes neither grid nor picture', () => {
    const image = paint({ width: 50, height: 40 }, (x, y) => [x, y, 0, 255]);
    const grid = matteOf(8, 8, (x) => x / 7);
    const before = [image.data.slice(), grid.data.slice()];
    refineMatte(grid, image);
    expect([image.data, grid.data]).toEqual(before);
  });
});
