import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt, type Pixel } from '@/tests/fixtures/core-pictures';
import { extendColours } from './extend-colours';

const RED: Pixel = [200, 0, 0, 255];
const BLUE: Pixel = [0, 0, 200, 40];
const NONE: Pixel = [0, 0, 0, 0];

describe('extendColours', () => {
  it('takes the nearest colour of the row, and leaves alpha', () => {
    const row = [NONE, RED, NONE, NONE, NONE, BLUE, NONE];
    const image = paint({ width: row.length, height: 1 }, (x) => row[x]!);
    extendColours(image);
    const red: Pixel = [200, 0, 0, 0];
    const blue: Pixel = [0, 0, 200, 0];
    expect(row.map((_, x) => pixelAt(image, x, 0))).toEqual([red, RED, red, blue, blue, BLUE, blue]);
  });

  it('fills empty rows from the row above, at the top from below', () => {
    const image = paint({ width: 1, height: 4 }, (_, y) => (y === 1 ? RED : y === 2 ? BLUE : NONE));
    extendColours(image);
    expect([0, 3].map((y) => pixelAt(image, 0, y))).toEqual([
      [200, 0, 0, 0],
      [0, 0, 200, 0],
    ]);
  });

  it('changes nothing that is seen', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(8)), (image) => {
        const before = image.data.slice();
        extendColours(image);
        for (let i = 0; i < before.length; i += 4) {
          if (before[i + 3] === 0) expect(image.data[i + 3]).toBe(0);
          else expect(image.data.subarray(i, i + 4)).toEqual(before.subarray(i, i + 4));
        }
      }),
    );
  });
});
