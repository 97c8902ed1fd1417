import { planeRows } from '@/tests/fixtures/core-mattes';
import { describe, expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { averageColours, averageMatte, layCells, mixCellRows } from './cells';
import { viewHeap, withBuffers } from './kernels/heap';

describe('layCells', () => {
  it('covers the picture, the last cells cut off', () => {
    expect(layCells({ width: 10, height: 7 }, { width: 4, height: 7 })).toEqual({
      cell: { width: 4, height: 7 },
      width: 3,
      height: 1,
    });
  });
});

describe('averageColours and averageMatte', () => {
  it('average whole cells of few rows, and those that the border cuts', () => {
    const size = { width: 3, height: 2 };
    const cells = layCells(size, { width: 2, height: 2 });
    const image = paint(size, (x, y) => [10 * x, 10 * y, x === 2 ? 100 : 0, 255]);
    expect([...averageColours(image, cells)]).toEqual([5, 5, 0, 20, 5, 100]);
    const matte = { ...size, data: Uint8Array.of(0, 255, 255, 255, 255, 0) };
    expect([...averageMatte(planeRows(matte), cells)]).toEqual([0.75, 0.5]);
  });

  it('read the same few rows of high cells', () => {
    const size = { width: 2, height: 24 };
    const cells = layCells(size, { width: 2, height: 12 });
    const lit = (y: number) => y % 4 === 0;
    const image = paint(size, (_, y) => (lit(y) ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    expect([...averageColours(image, cells)]).toEqual(new Array(6).fill(255));
    const matte = { ...size, data: Uint8Array.from({ length: 48 }, (_, i) => (lit(i >> 1) ? 255 : 0)) };
    expect([...averageMatte(planeRows(matte), cells)]).toEqual([1, 1]);
  });

  it('leaves rows of cells that are not wanted at 0', () => {
    const image = paint({ width: 1, height: 4 }, () => [9, 9, 9, 255]);
    const cells = layCells(image, { width: 1, height: 1 });
    expect([...averageColours(image, cells, 1, 3)]).toEqual([0, 0, 0, 9, 9, 9, 9, 9, 9, 0, 0, 0]);
  });
});

describe('mixCellRows', () => {
  it('interpolates between the centres of rows and holds the ends', () => {
    const cells = layCells({ width: 1, height: 6 }, { width: 1, height: 2 });
    const values = [0, 1, 2, 3, 4, 5].map((y) =>
      withBuffers([4, 4, 4], (lines) => {
        const line = mixCellRows(Float32Array.of(0, 8, 16), cells, 1, y, lines);
        return viewHeap().floats[line / 4];
      }),
    );
    expect(values).toEqual([0, 2, 6, 10, 14, 16]);
  });
});
