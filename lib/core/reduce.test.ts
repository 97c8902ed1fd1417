import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import type { RgbaImage, Size } from './image';
import { CellReader, MAX_CELL_WIDTH } from './reduce';

function readAll(image: RgbaImage, cell: Size): { size: Size; values: number[] } {
  const reader = new CellReader(image, cell);
  const { width, height } = reader.size;
  const values = new Float32Array(width * height * 3);
  reader.readRows(0, height, values);
  return { size: reader.size, values: [...values] };
}

/** The definition: the mean of a cell's pixels, each blended onto 128. */
function slowMean(image: RgbaImage, cell: Size, cellX: number, cellY: number): number[] {
  const sums = [0, 0, 0];
  let pixels = 0;
  for (let y = cellY * cell.height; y < Math.min((cellY + 1) * cell.height, image.height); y++) {
    for (let x = cellX * cell.width; x < Math.min((cellX + 1) * cell.width, image.width); x++) {
      const pixel = pixelAt(image, x, y);
      const opacity = pixel[3] / 255;
      for (const c of [0, 1, 2] as const) sums[c]! += pixel[c] * opacity + 128 * (1 - opacity);
      pixels++;
    }
  }
  return sums.map((sum) => sum / pixels);
}

describe('CellReader', () => {
  it.each(['any', 'opaque'] as const)('gives the mean of each cell (alphas: %s)', (alphas) => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(12), alphas), arbitrarySize(5), (image, cell) => {
        const { size, values } = readAll(image, cell);
        expect(size).toEqual({
          width: Math.ceil(image.width / cell.width),
          height: Math.ceil(image.height / cell.height),
        });
        const expected = Array.from({ length: size.width * size.height }, (_, i) =>
          slowMean(image, cell, i % size.width, Math.floor(i / size.width)),
        ).flat();
        for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i]!, 4);
      }),
    );
  });

  it('preserves the mean of an opaque picture that whole cells cover', () => {
    const covered = fc.tuple(arbitrarySize(4), arbitrarySize(4)).chain(([cell, cells]) => {
      const size = { width: cell.width * cells.width, height: cell.height * cells.height };
      return fc.tuple(fc.constant(cell), arbitraryImage(fc.constant(size), 'opaque'));
    });
    fc.assert(
      fc.property(covered, ([cell, image]) => {
        const { values } = readAll(image, cell);
        const colours = image.data.filter((_, i) => i % 4 !== 3);
        const mean = (all: ArrayLike<number>) => Array.from(all).reduce((a, b) => a + b) / all.length;
        expect(mean(values)).toBeCloseTo(mean(colours), 4);
      }),
    );
  });

  it('reads single pixels exactly', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(6), 'opaque'), (image) => {
        const { values } = readAll(image, { width: 1, height: 1 });
        expect(values).toEqual([...image.data.filter((_, i) => i % 4 !== 3)]);
      }),
    );
  });

  it('sums the widest run of white without overflow of its 16-bit lanes', () => {
    expect(MAX_CELL_WIDTH * 255).toBeLessThanOrEqual(0xffff);
    const image = paint({ width: MAX_CELL_WIDTH, height: 3 }, () => [255, 255, 255, 255]);
    const { values } = readAll(image, { width: MAX_CELL_WIDTH, height: 3 });
    for (const value of values) expect(value).toBeCloseTo(255, 9);
  });

  it('takes nothing from colours hidden under full transparency', () => {
    const hiding = (red: number) =>
      paint({ width: 4, height: 1 }, (x) => (x < 2 ? [red, 0, 255, 0] : [10, 20, 30, 255]));
    const { values } = readAll(hiding(7), { width: 2, height: 1 });
    expect(values).toEqual([128, 128, 128, 10, 20, 30]);
    expect(readAll(hiding(201), { width: 2, height: 1 }).values).toEqual(values);
  });

  it('leaves the picture unchanged', () => {
    const image = paint({ width: 3, height: 2 }, (x, y) => [x, y, 9, 40 * x]);
    const before = image.data.slice();
    readAll(image, { width: 2, height: 2 });
    expect(image.data).toEqual(before);
  });
});
