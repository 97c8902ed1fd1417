import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, mirror, paint, transpose } from '@/tests/fixtures/core-pictures';
import { TRIANGLE } from './filter';
import type { RgbaImage, Size } from './image';
import { resampleRgb, type RgbSamples } from './resample';

const size = arbitrarySize(16);

/** The definition for pictures so small that no pixels are averaged beforehand: one tent over all pixels. */
function slowly(image: RgbaImage, target: Size): number[] {
  const tents = (pixels: number, samples: number) =>
    Array.from({ length: samples }, (_, s) => {
      const step = pixels / samples;
      const centre = (s + 0.5) * step - 0.5;
      const weights = new Array<number>(pixels).fill(0);
      const stretch = Math.max(1, step);
      for (let i = Math.floor(centre - stretch); i <= Math.ceil(centre + stretch); i++) {
        weights[Math.min(pixels - 1, Math.max(0, i))]! += TRIANGLE.weight((i - centre) / stretch);
      }
      const sum = weights.reduce((a, b) => a + b);
      return weights.map((w) => w / sum);
    });
  const across = tents(image.width, target.width);
  const down = tents(image.height, target.height);
  return down.flatMap((rows) =>
    across.flatMap((columns) =>
      [0, 1, 2].map((c) =>
        rows.reduce(
          (sum, wy, y) =>
            sum +
            columns.reduce((part, wx, x) => part + wy * wx * image.data[(y * image.width + x) * 4 + c]!, 0),
          0,
        ),
      ),
    ),
  );
}

function swapAxes({ width, height, data }: RgbSamples): number[] {
  const swapped: number[] = [];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      swapped.push(...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3));
    }
  }
  return swapped;
}

function expectClose(received: ArrayLike<number>, expected: ArrayLike<number>) {
  expect(received.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(received[i]).toBeCloseTo(expected[i]!, 3);
}

describe('resampleRgb', () => {
  it('agrees with the definition below three times the target, where no cells are made', () => {
    const pair = size.chain((target) =>
      fc.tuple(
        fc.constant(target),
        arbitraryImage(
          fc.record({
            width: fc.integer({ min: 1, max: target.width * 3 - 1 }),
            height: fc.integer({ min: 1, max: target.height * 3 - 1 }),
          }),
          'opaque',
        ),
      ),
    );
    fc.assert(
      fc.property(pair, ([target, image]) =>
        expectClose(resampleRgb(image, target).data, slowly(image, target)),
      ),
      { numRuns: 40 },
    );
  });

  it('is the picture itself at its own size', () => {
    fc.assert(
      fc.property(arbitraryImage(size, 'opaque'), (image) => {
        const { width, height, data } = resampleRgb(image, image);
        expect({ width, height }).toEqual({ width: image.width, height: image.height });
        expect([...data]).toEqual([...image.data.filter((_, i) => i % 4 !== 3)]);
      }),
    );
  });

  it('leaves a constant picture constant, at every ratio', () => {
    const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(arbitrarySize(150), arbitrarySize(8), colour, (from, to, [r, g, b]) => {
        const { data } = resampleRgb(
          paint(from, () => [r, g, b, 255]),
          to,
        );
        for (const [i, value] of data.entries()) expect(value).toBeCloseTo([r, g, b][i % 3]!, 3);
      }),
    );
  });

  it('stays within the range of the picture', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(40), 'opaque'), arbitrarySize(8), (image, target) => {
        const { data } = resampleRgb(image, target);
        const colours = image.data.filter((_, i) => i % 4 !== 3);
        expect(Math.min(...data)).toBeGreaterThanOrEqual(Math.min(...colours));
        expect(Math.max(...data)).toBeLessThanOrEqual(Math.max(...colours));
      }),
    );
  });

  it('mirrors with the picture where cells cover it whole', () => {
    const pair = size.chain((target) =>
      fc.tuple(
        fc.constant(target),
        // Below three times the target no cells are made; at eight times they are two pixels wide or more.
        fc
          .constantFrom(1, 2, 8)
          .chain((ratio) =>
            arbitraryImage(fc.constant({ width: target.width * ratio, height: target.height }), 'any'),
          ),
      ),
    );
    fc.assert(
      fc.property(pair, ([target, image]) => {
        const { data } = resampleRgb(image, target);
        const seen = resampleRgb(mirror(image), target).data;
        for (let y = 0; y < target.height; y++) {
          for (let x = 0; x < target.width; x++) {
            const here = (y * target.width + x) * 3;
            const there = (y * target.width + target.width - 1 - x) * 3;
            expectClose(seen.subarray(there, there + 3), data.subarray(here, here + 3));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('treats rows and columns alike', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(40)), arbitrarySize(8), (image, target) => {
        const turned = resampleRgb(transpose(image), { width: target.height, height: target.width });
        expectClose(swapAxes(turned), resampleRgb(image, target).data);
      }),
    );
  });

  it('smooths away stripes that the target cannot hold', () => {
    const stripes = paint({ width: 640, height: 480 }, (x) =>
      x % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255],
    );
    for (const value of resampleRgb(stripes, { width: 60, height: 60 }).data) {
      expect(Math.abs(value - 127.5)).toBeLessThan(8);
    }
  });

  it.each([
    { width: 1, height: 1 },
    { width: 3, height: 500 },
    { width: 5000, height: 2 },
  ])('squashes $width × $height to a square', (from) => {
    const image = paint(from, (x, y) => [x % 256, y % 256, 7, 255]);
    const { width, height, data } = resampleRgb(image, { width: 64, height: 64 });
    expect({ width, height }).toEqual({ width: 64, height: 64 });
    expect(data).toHaveLength(64 * 64 * 3);
    for (let i = 2; i < data.length; i += 3) expect(data[i]).toBeCloseTo(7, 4);
  });

  it('refuses a target without extent', () => {
    const image = paint({ width: 1, height: 1 }, () => [0, 0, 0, 255]);
    expect(() => resampleRgb(image, { width: 0, height: 4 })).toThrow(RangeError);
  });
});
