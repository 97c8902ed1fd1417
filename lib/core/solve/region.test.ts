import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, pixelAt } from '@/tests/fixtures/core-pictures';
import { copyRegion, isInside, placePart, regionBox } from './region';

const px = (value: number) => ({ value, unit: 'px' }) as const;
const percent = (value: number) => ({ value, unit: '%' }) as const;

describe('regionBox', () => {
  const size = { width: 100, height: 50 };

  it('takes every pixel that the region touches', () => {
    const region = { left: px(10.5), top: percent(10), right: percent(50.1), bottom: px(20.2) };
    expect(regionBox(region, size)).toEqual({ left: 10, top: 5, width: 41, height: 16 });
  });

  it('is cut at the picture’s edges', () => {
    const region = { left: px(90), top: px(0), right: px(400), bottom: percent(100) };
    expect(regionBox(region, size)).toEqual({ left: 90, top: 0, width: 10, height: 50 });
  });

  it.each([
    { left: px(100), top: px(0), right: px(200), bottom: px(50) },
    { left: px(0), top: percent(90), right: px(10), bottom: px(30) },
  ])('is nothing outside, or upside down', (region) => expect(regionBox(region, size)).toBeUndefined());
});

describe('isInside', () => {
  const whole = { left: px(0), top: px(0), right: percent(100), bottom: px(50) };

  it('is said of what ends at the picture’s edges, and of nothing that goes on', () => {
    expect(isInside(whole, { width: 100, height: 50 })).toBe(true);
    expect(isInside({ ...whole, bottom: px(50.5) }, { width: 100, height: 50 })).toBe(false);
    expect(isInside({ ...whole, right: px(101) }, { width: 100, height: 50 })).toBe(false);
  });
});

describe('copyRegion and placePart', () => {
  it('bring a part back to its place, and leave nothing around it', () => {
    const boxed = arbitraryImage(arbitrarySize(9)).chain((image) =>
      fc
        .tuple(fc.nat(image.width - 1), fc.nat(image.height - 1))
        .chain(([left, top]) =>
          fc
            .tuple(
              fc.integer({ min: 1, max: image.width - left }),
              fc.integer({ min: 1, max: image.height - top }),
            )
            .map(([width, height]) => ({ image, box: { left, top, width, height } })),
        ),
    );
    fc.assert(
      fc.property(boxed, ({ image, box }) => {
        const before = { ...image, data: image.data.slice() };
        const part = copyRegion(image, box);
        const middle = image.height >> 1;
        placePart(part, box, image, 0, middle);
        placePart(part, box, image, middle, image.height);
        for (let y = 0; y < image.height; y++) {
          for (let x = 0; x < image.width; x++) {
            const inside =
              x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
            expect(pixelAt(image, x, y)).toEqual(inside ? pixelAt(before, x, y) : [0, 0, 0, 0]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
