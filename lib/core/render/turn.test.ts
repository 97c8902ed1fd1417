import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '../image';
import type { Turn } from '../rendering';
import { turnImage } from './turn';

/** A picture whose pixels are their own numbers. */
function numbered(width: number, height: number): RgbaImage {
  const words = Uint32Array.from({ length: width * height }, (_, index) => index + 1);
  return { width, height, data: new Uint8Array(words.buffer) };
}

const wordsOf = ({ data }: RgbaImage) => [...new Uint32Array(data.buffer)];

describe('a turn', () => {
  it.each<[Turn, number, number, number[]]>([
    // 1 2 3
    // 4 5 6
    [90, 2, 3, [4, 1, 5, 2, 6, 3]],
    [180, 3, 2, [6, 5, 4, 3, 2, 1]],
    [270, 2, 3, [3, 6, 2, 5, 1, 4]],
  ])('of %d° goes clockwise', (turn, width, height, words) => {
    const turned = turnImage(numbered(3, 2), turn);
    expect([turned.width, turned.height]).toEqual([width, height]);
    expect(wordsOf(turned)).toEqual(words);
  });

  it('of 90° four times is none, at sizes around a tile', () => {
    const side = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const image = numbered(width, height);
        let turned = image;
        for (let turns = 0; turns < 4; turns++) turned = turnImage(turned, 90);
        expect(wordsOf(turned)).toEqual(wordsOf(image));
        expect(wordsOf(turnImage(image, 270))).toEqual(
          wordsOf(turnImage(turnImage(turnImage(image, 90), 90), 90)),
        );
      }),
      { numRuns: 30 },
    );
  });
});
