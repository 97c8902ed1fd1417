import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { layCells, type Cells } from './cells';
import { COEFFICIENTS } from './guided-filter';
import type { RgbaImage } from './image';
import { modelRows } from './model-rows';
import { BACKDROP } from './reduce';

/** What a pixel's alpha is, by the definition: not rounded. */
function alphaAt(models: Float32Array, cells: Cells, image: RgbaImage, x: number, y: number): number {
  const [columns, rows] = [
    nearest(x, cells.cell.width, cells.width),
    nearest(y, cells.cell.height, cells.height),
  ];
  const [red, green, blue, opacity] = pixelAt(image, x, y);
  const colours = [red, green, blue].map((colour) => BACKDROP + ((colour - BACKDROP) * opacity) / 255);
  let sum = 0;
  for (const [row, down] of rows) {
    for (const [column, across] of columns) {
      const model = models.subarray((row * cells.width + column) * COEFFICIENTS);
      const alpha = colours.reduce((total, colour, c) => total + colour * model[c]!, model[3]!);
      sum += alpha * down * across;
    }
  }
  return Math.min(255, Math.max(0, sum));
}

/** The two cells between whose middles a pixel's middle lies, and their shares. */
function nearest(pixel: number, side: number, count: number): [cell: number, share: number][] {
  const at = Math.min(count - 1, Math.max(0, (pixel + 0.5) / side - 0.5));
  const first = Math.floor(at);
  return [
    [first, 1 - (at - first)],
    [Math.min(count - 1, first + 1), at - first],
  ];
}

/** Functions as they are met: some say 0 or 255 wherever one looks, some follow a colour. */
const arbitraryModel = fc.oneof(
  fc.constantFrom([0, 0, 0, 0], [0, 0, 0, 255]),
  fc.tuple(
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -300, max: 500, noNaN: true }),
  ),
);

const cases = fc.tuple(arbitraryImage(arbitrarySize(23)), arbitrarySize(6)).chain(([image, cell]) => {
  const cells = layCells(image, cell);
  const count = cells.width * cells.height;
  return fc.record({
    image: fc.constant(image),
    cells: fc.constant(cells),
    models: fc
      .array(arbitraryModel, { minLength: count, maxLength: count })
      .map((models) => Float32Array.from(models.flat())),
  });
});

function expectDefinition(image: RgbaImage, cells: Cells, models: Float32Array) {
  const rows = modelRows(models, cells, image);
  const line = new Uint8Array(image.width);
  for (let y = 0; y < image.height; y++) {
    rows.readRow(y, line);
    for (let x = 0; x < image.width; x++) {
      expect(Math.abs(line[x]! - alphaAt(models, cells, image, x, y))).toBeLessThanOrEqual(0.502);
    }
  }
}

describe('modelRows', () => {
  it('interpolates functions between the middles of cells, and rounds what they answer', () => {
    fc.assert(fc.property(cases, ({ image, cells, models }) => expectDefinition(image, cells, models)));
  });

  it('does so across a row of several thousand pixels', () => {
    const image = paint({ width: 4_001, height: 2 }, (x, y) => [x & 255, (x >> 4) & 255, y * 90, 255]);
    const cells = layCells(image, { width: 13, height: 2 });
    const models = Float32Array.from({ length: cells.width * COEFFICIENTS }, (_, i) =>
      i % COEFFICIENTS === 3 ? 20 : ((i * 7) % 11) / 11 - 0.5,
    );
    expectDefinition(image, cells, models);
  });
});
