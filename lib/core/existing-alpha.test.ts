import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matteOf } from '@/tests/fixtures/core-mattes';
import { arbitraryImage, arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import { averageAlpha, relativeToAlpha } from './existing-alpha';

describe('averageAlpha', () => {
  it('averages by area, whatever the ratio', () => {
    const image = paint({ width: 3, height: 2 }, (x, y) => [0, 0, 0, x === 0 ? 255 : y === 0 ? 51 : 0]);
    const { data } = averageAlpha(image, { width: 2, height: 1 });
    expect(data[0]).toBeCloseTo((1 + 0.5 * 0.1) / 1.5, 6);
    expect(data[1]).toBeCloseTo(0.1, 6);
  });

  it('is the alpha at the picture’s own size', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(6)), (image) => {
        const { data } = averageAlpha(image, image);
        for (const [i, alpha] of data.entries()) expect(alpha).toBeCloseTo(image.data[i * 4 + 3]! / 255, 6);
      }),
    );
  });
});

describe('relativeToAlpha', () => {
  it('is 1 everywhere where the net sees the picture’s own alpha', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(20)), arbitrarySize(8), (image, size) => {
        const own = averageAlpha(image, size);
        fc.pre(own.data.some((alpha) => alpha > 0.01));
        expect(relativeToAlpha(own, image).data.every((share) => share === 1)).toBe(true);
      }),
    );
  });

  it('says how much of what was visible is foreground, and carries it into what was not', () => {
    // Half visible on the left, nothing in the middle, all on the right.
    const image = paint({ width: 6, height: 1 }, (x) => [9, 9, 9, x < 2 ? 128 : x < 4 ? 0 : 255]);
    const { data } = relativeToAlpha(
      matteOf(6, 1, (x) => (x < 4 ? 0.25 : 0.75)),
      image,
    );
    const expected = [0.498, 0.498, 0.498, 0.75, 0.75, 0.75];
    for (const [x, share] of data.entries()) expect(share).toBeCloseTo(expected[x]!, 3);
  });

  it('is the matte itself for an opaque picture', () => {
    const image = paint({ width: 4, height: 4 }, () => [1, 2, 3, 255]);
    const grid = matteOf(4, 4, (x, y) => (x + y) / 8);
    for (const [i, share] of relativeToAlpha(grid, image).data.entries()) {
      expect(share).toBeCloseTo(grid.data[i]!, 6);
    }
  });

  it('keeps nothing of a picture that is fully transparent', () => {
    const image = paint({ width: 2, height: 2 }, () => [1, 2, 3, 0]);
    expect([
      ...relativeToAlpha(
        matteOf(2, 2, () => 1),
        image,
      ).data,
    ]).toEqual([0, 0, 0, 0]);
  });
});
