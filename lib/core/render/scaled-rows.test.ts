import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { CATMULL_ROM, TRIANGLE, type Kernel } from '../filter';
import { pixelWords, type RgbaImage, type Size } from '../image';
import type { Box } from './box';
import { ScaledRows } from './scaled-rows';
import { findSubjectBox } from './subject-box';

function scale(
  image: RgbaImage,
  { width, height }: Size,
  source: Box,
  target: Box,
  options: { kernel: Kernel; beyond: 'nothing' | 'ends'; visible?: Box },
): RgbaImage {
  const output = { width, height, data: new Uint8Array(width * height * 4) };
  const rows = new ScaledRows(image, { width, height, source, target }, options);
  for (let y = 0; y < height; y++) rows.readRow(y, pixelWords(output).subarray(y * width, (y + 1) * width));
  return output;
}

const whole = ({ width, height }: Size): Box => ({ left: 0, top: 0, width, height });
const kernels = fc.constantFrom(CATMULL_ROM, TRIANGLE);

describe('ScaledRows', () => {
  it('is the picture itself at its own size', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(8)), kernels, (image, kernel) => {
        const output = scale(image, image, whole(image), whole(image), { kernel, beyond: 'nothing' });
        for (let i = 0; i < image.data.length; i += 4) {
          if (image.data[i + 3] === 0) image.data.fill(0, i, i + 4);
        }
        expect(output.data).toEqual(image.data);
      }),
    );
  });

  it('keeps a flat colour at any scale, alpha and all, to the picture’s very edges', () => {
    const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(color, arbitrarySize(40), arbitrarySize(40), kernels, (pixel, from, to, kernel) => {
        const image = paint(from, () => pixel);
        const output = scale(image, to, whole(from), whole(to), { kernel, beyond: 'nothing' });
        expect(output).toEqual(paint(to, () => pixel));
      }),
    );
  });

  it('takes no colour from what is transparent: neither dark nor bright fringes', () => {
    const hidden = fc.constantFrom(0, 255);
    fc.assert(
      fc.property(hidden, arbitrarySize(30), kernels, (level, to, kernel) => {
        const image = paint({ width: 13, height: 11 }, (x, y) =>
          x > 3 && y > 2 && x + y < 16 ? [200, 100, 50, 255] : [level, level, level, 0],
        );
        const output = scale(image, to, whole(image), whole(to), { kernel, beyond: 'nothing' });
        for (let i = 0; i < output.data.length; i += 4) {
          if (output.data[i + 3]! < 3) continue;
          expect(Math.abs(output.data[i]! - 200)).toBeLessThanOrEqual(1);
          expect(Math.abs(output.data[i + 1]! - 100)).toBeLessThanOrEqual(1);
          expect(Math.abs(output.data[i + 2]! - 50)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is the same when it knows where the picture is empty', () => {
    const sizes = fc.tuple(arbitrarySize(60), arbitrarySize(30));
    fc.assert(
      fc.property(sizes, fc.nat(9), fc.nat(9), kernels, ([from, to], dx, dy, kernel) => {
        const image = paint(from, (x, y) =>
          x >= dx && y >= dy && x < dx + 9 && y < dy + 5 ? [x * 9, y * 9, 99, 255] : [0, 0, 0, 0],
        );
        const visible = findSubjectBox(image);
        fc.pre(visible !== undefined);
        const source = { left: -3, top: 2, width: from.width + 5, height: from.height };
        const all = scale(image, to, source, whole(to), { kernel, beyond: 'nothing' });
        const some = scale(image, to, source, whole(to), { kernel, beyond: 'nothing', visible });
        // A centre computed from another start may differ in its last bit, and a half be rounded the other way.
        for (const [i, value] of all.data.entries()) {
          expect(Math.abs(some.data[i]! - value)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('leaves nothing beyond the picture, or repeats its ends there', () => {
    const image = paint({ width: 2, height: 2 }, (x) => (x === 0 ? [255, 0, 0, 255] : [0, 0, 255, 255]));
    const source = { left: -2, top: -2, width: 6, height: 6 };
    const size = { width: 6, height: 6 };
    const cut = scale(image, size, source, whole(size), { kernel: TRIANGLE, beyond: 'nothing' });
    const extended = scale(image, size, source, whole(size), { kernel: TRIANGLE, beyond: 'ends' });
    for (let y = 0; y < 6; y++) {
      for (let x = 0; x < 6; x++) {
        const inside = x >= 2 && x < 4 && y >= 2 && y < 4;
        const color = x < 3 ? [255, 0, 0, 255] : [0, 0, 255, 255];
        expect(pixelAt(cut, x, y)).toEqual(inside ? color : [0, 0, 0, 0]);
        expect(pixelAt(extended, x, y)).toEqual(color);
      }
    }
  });

  it('averages all pixels far down', () => {
    const image = paint({ width: 64, height: 64 }, (x, y) =>
      (x + y) % 2 ? [255, 255, 255, 255] : [0, 0, 0, 255],
    );
    const size = { width: 4, height: 4 };
    const output = scale(image, size, whole(image), whole(size), { kernel: CATMULL_ROM, beyond: 'nothing' });
    for (const [i, value] of output.data.entries()) expect(value).toBe(i % 4 === 3 ? 255 : 128);
  });
});
