import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { blurBackground } from './blurred-background';
import { reduceOriginal } from './reduced-original';

const px = (value: number) => ({ value, unit: 'px' as const });

describe('blurBackground', () => {
  it('keeps the subject’s colours out of the background beside it', () => {
    const size = { width: 90, height: 60 };
    const inside = (x: number) => x >= 30 && x < 60;
    const original = paint(size, (x) => (inside(x) ? [255, 0, 0, 255] : [0, 0, 255, 255]));
    const cutOut = paint(size, (x) => (inside(x) ? [255, 0, 0, 255] : [0, 0, 0, 0]));
    const { image, cell } = { ...reduceOriginal(original, px(4)) };
    const blurred = blurBackground({ image, cell }, cutOut, px(4));
    expect(cell).toBe(1);
    for (const x of [28, 29, 60, 61]) expect(pixelAt(blurred, x, 30)[0]).toBeLessThan(12);
  });

  it('leaves a flat picture as it is and an opaque one opaque, whatever was cut out', () => {
    const radius = fc.double({ min: 0, max: 50, noNaN: true }).map(px);
    fc.assert(
      fc.property(arbitrarySize(40), radius, fc.nat(255), (size, width, alpha) => {
        const original = paint(size, () => [10, 200, 77, 255]);
        const cutOut = paint(size, (x, y) => ((x * y) % 3 ? [10, 200, 77, alpha] : [0, 0, 0, 0]));
        const blurred = blurBackground(reduceOriginal(original, width), cutOut, width);
        expect(blurred).toEqual(paint(blurred, () => [10, 200, 77, 255]));
      }),
    );
  });

  it('refuses the original of another picture', () => {
    const original = paint({ width: 4, height: 4 }, () => [1, 2, 3, 255]);
    const cutOut = paint({ width: 5, height: 4 }, () => [1, 2, 3, 255]);
    expect(() => blurBackground(reduceOriginal(original, px(1)), cutOut, px(1))).toThrow(RangeError);
  });
});

describe('reduceOriginal', () => {
  it('keeps at most a million pixels, and fewer where the blur hides them', () => {
    const picture = { width: 3000, height: 2000, data: new Uint8Array(3000 * 2000 * 4).fill(255) };
    const { image, cell } = reduceOriginal(picture, px(1));
    expect(image.width * image.height).toBeLessThanOrEqual(1_000_000);
    expect(Math.ceil(3000 / cell)).toBe(image.width);
    expect(reduceOriginal(picture, px(120)).cell).toBe(20);
  });
});
