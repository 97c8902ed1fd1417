import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { applyMatte } from './composite';
import type { Matte, RgbaImage } from './image';
import type { MatteRows } from './matte-rows';

function rowsOf({ width, height, data }: Matte): MatteRows {
  return { width, height, readRow: (y, out) => out.set(data.subarray(y * width, (y + 1) * width)) };
}

/** A picture and a matte of its size, in which 0 and 255 are frequent. */
const pairs: fc.Arbitrary<{ image: RgbaImage; matte: Matte }> = arbitrarySize(8).chain((size) =>
  fc.record({
    image: arbitraryImage(fc.constant(size)),
    matte: fc
      .array(fc.oneof(fc.constantFrom(0, 255), fc.nat(255)), {
        minLength: size.width * size.height,
        maxLength: size.width * size.height,
      })
      .map((values) => ({ ...size, data: Uint8Array.from(values) })),
  }),
);

describe('applyMatte', () => {
  it('makes alpha the product in 255ths, rounded to the nearest, for all 65,536 pairs', () => {
    const size = { width: 256, height: 256 };
    const image = paint(size, (x) => [1, 2, 3, x]);
    applyMatte(
      image,
      rowsOf({ ...size, data: Uint8Array.from({ length: 65_536 }, (_, i) => Math.floor(i / 256)) }),
    );
    for (let level = 0; level <= 255; level++) {
      for (let alpha = 0; alpha <= 255; alpha++) {
        const product = pixelAt(image, alpha, level)[3];
        if (product !== Math.round((level * alpha) / 255)) expect.fail(`${level} × ${alpha}: ${product}`);
      }
    }
  });

  it('multiplies alpha, keeps the colours of what stays and erases the rest', () => {
    fc.assert(
      fc.property(pairs, ({ image, matte }) => {
        const before = { ...image, data: image.data.slice() };
        applyMatte(image, rowsOf(matte));
        for (const [i, level] of matte.data.entries()) {
          const [x, y] = [i % image.width, Math.floor(i / image.width)];
          const [red, green, blue, alpha] = pixelAt(before, x, y);
          const product = Math.round((level * alpha) / 255);
          expect(product).toBeLessThanOrEqual(alpha);
          expect(pixelAt(image, x, y)).toEqual(product === 0 ? [0, 0, 0, 0] : [red, green, blue, product]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('writes elsewhere what it would write in place, and leaves the picture as it is', () => {
    fc.assert(
      fc.property(pairs, ({ image, matte }) => {
        const before = image.data.slice();
        const target = { ...image, data: new Uint8Array(image.data.length).fill(77) };
        applyMatte(image, rowsOf(matte), target);
        expect(image.data).toEqual(before);
        applyMatte(image, rowsOf(matte));
        expect(target.data).toEqual(image.data);
      }),
    );
  });

  it('leaves an opaque picture under a full matte as it is', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(8), 'opaque'), (image) => {
        const before = image.data.slice();
        applyMatte(image, rowsOf({ ...image, data: new Uint8Array(image.width * image.height).fill(255) }));
        expect(image.data).toEqual(before);
      }),
    );
  });

  it('touches nothing outside the picture’s own bytes', () => {
    const around = new Uint8Array(12).fill(9);
    const image = { width: 1, height: 1, data: around.subarray(4, 8) };
    applyMatte(image, rowsOf({ width: 1, height: 1, data: Uint8Array.of(0) }));
    expect([...around]).toEqual([9, 9, 9, 9, 0, 0, 0, 0, 9, 9, 9, 9]);
  });

  it('refuses a matte of another size', () => {
    const image = paint({ width: 2, height: 2 }, () => [1, 2, 3, 255]);
    const matte = rowsOf({ width: 4, height: 1, data: new Uint8Array(4) });
    expect(() => applyMatte(image, matte)).toThrow(
      new RangeError('Expected a matte of 2 × 2 but received 4 × 1.'),
    );
  });
});
