import { planeRows } from '@/tests/fixtures/core-mattes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt, type Pixel } from '@/tests/fixtures/core-pictures';
import { recolour } from '@/tests/fixtures/recolour';
import { estimateLayers } from './foreground';
import type { Matte, RgbaImage, Size } from './image';

const SIZE = { width: 160, height: 120 };

/** Foreground on the left, background on the right, mixed where the matte is soft. */
function mixed(front: (x: number, y: number) => Pixel, back: Pixel, size: Size = SIZE) {
  const alphaAt = (x: number) => Math.min(1, Math.max(0, (size.width / 2 + 10 - x) / 20));
  const image = paint(size, (x, y) => {
    const alpha = Math.round(alphaAt(x) * 255) / 255;
    const mix = (c: 0 | 1 | 2) => Math.round(front(x, y)[c] * alpha + back[c] * (1 - alpha));
    return [mix(0), mix(1), mix(2), 255];
  });
  const matte: Matte = {
    ...size,
    data: Uint8Array.from({ length: size.width * size.height }, (_, i) =>
      Math.round(alphaAt(i % size.width) * 255),
    ),
  };
  return { image, matte };
}

function replaced(image: RgbaImage, matte: Matte): RgbaImage {
  const copy = { ...image, data: image.data.slice() };
  recolour(copy, matte);
  return copy;
}

describe('estimateLayers and recolourer', () => {
  it('take the old background out of soft edges', () => {
    const front = (x: number, y: number): Pixel => [200 + (x % 8), 60 + (y % 8), 40, 255];
    const { image, matte } = mixed(front, [20, 200, 60, 255]);
    const error = (picture: RgbaImage) => {
      let sum = 0;
      for (const [i, alpha] of matte.data.entries()) {
        if (alpha === 0 || alpha === 255) continue;
        const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
        for (const c of [0, 1, 2] as const) sum += Math.abs(pixelAt(picture, x, y)[c] - front(x, y)[c]);
      }
      return sum;
    };
    expect(error(replaced(image, matte))).toBeLessThan(0.15 * error(image));
  });

  it('work on large pictures, where several pixels make a cell', () => {
    const { image, matte } = mixed(() => [180, 90, 20, 255], [10, 60, 220, 255], { width: 900, height: 700 });
    const result = replaced(image, matte);
    for (let x = 0; x < 460; x++) {
      if (matte.data[x] === 0) continue;
      const [red, green, blue] = pixelAt(result, x, 350);
      expect(Math.max(Math.abs(red - 180), Math.abs(green - 90), Math.abs(blue - 20))).toBeLessThan(12);
    }
  });

  it('touch only opaque pixels under a soft matte', () => {
    const pairs = arbitraryImage(arbitrarySize(12)).chain((image) =>
      fc.tuple(
        fc.constant(image),
        fc
          .array(fc.oneof(fc.constantFrom(0, 255), fc.nat(255)), {
            minLength: image.width * image.height,
            maxLength: image.width * image.height,
          })
          .map((levels) => ({ ...image, data: Uint8Array.from(levels) })),
      ),
    );
    fc.assert(
      fc.property(pairs, ([image, matte]) => {
        const result = replaced(image, matte);
        for (const [i, level] of matte.data.entries()) {
          const [x, y] = [i % image.width, Math.floor(i / image.width)];
          const before = pixelAt(image, x, y);
          const after = pixelAt(result, x, y);
          expect(after[3]).toBe(before[3]);
          if (level === 0 || level === 255 || before[3] !== 255) expect(after).toEqual(before);
        }
      }),
    );
  });

  it('leave a picture of one colour as it is', () => {
    const { image, matte } = mixed(() => [90, 91, 92, 255], [90, 91, 92, 255]);
    expect(replaced(image, matte)).toEqual(image);
  });

  it('change nothing before colours are replaced', () => {
    const { image, matte } = mixed(() => [1, 2, 3, 255], [200, 0, 0, 255]);
    const before = image.data.slice();
    estimateLayers(image, planeRows(matte));
    expect(image.data).toEqual(before);
  });
});
