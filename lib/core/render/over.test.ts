import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorOverRow, colorWord, over, packWord, rowOver, multiplyAlpha } from './over';

const byte = fc.oneof(fc.constantFrom(0, 255), fc.nat(255));
const pixel = fc.tuple(byte, byte, byte, byte);
type Pixel = readonly [number, number, number, number];

const unpack = (word: number): Pixel => [
  word & 255,
  (word >>> 8) & 255,
  (word >>> 16) & 255,
  (word >>> 24) & 255,
];

/** Porter and Duff's operator on fractions. */
function exactly(top: Pixel, under: Pixel): Pixel {
  const [a, b] = [top[3] / 255, under[3] / 255];
  const alpha = a + b * (1 - a);
  const mix = (i: 0 | 1 | 2) => (top[i] * a + under[i] * b * (1 - a)) / alpha;
  return [mix(0), mix(1), mix(2), alpha * 255];
}

describe('over', () => {
  it('is within half a level of the formula', () => {
    fc.assert(
      fc.property(pixel, pixel, (top, under) => {
        fc.pre(top[3] > 0 || under[3] > 0);
        const received = unpack(over(packWord(...top), packWord(...under)));
        for (const [i, value] of exactly(top, under).entries()) {
          expect(Math.abs(received[i]! - value)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what is opaque opaque, and takes the whole of either where the other is not there', () => {
    fc.assert(
      fc.property(pixel, fc.tuple(byte, byte, byte, fc.constant(255)), (top, opaque) => {
        const [word, under] = [packWord(...top), packWord(...opaque)];
        expect(over(word, under) >>> 24).toBe(255);
        expect(over(under, word)).toBe(under);
        expect(over(0, under)).toBe(under);
        expect(over(word, 0)).toBe(top[3] === 0 ? 0 : word);
      }),
    );
  });
});

describe('rows', () => {
  it('are composed pixel by pixel', () => {
    const tops = fc.array(pixel, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(tops, pixel, pixel, (pixels, under, tint) => {
        const words = Int32Array.from(pixels, (p) => packWord(...p));
        const below = new Int32Array(words.length).fill(packWord(...under));
        const expected = words.map((word, x) => over(word, below[x]!));
        rowOver(words, below);
        expect(words).toEqual(expected);

        const color = { red: tint[0], green: tint[1], blue: tint[2], alpha: tint[3] };
        const painted = words.map((word) => (tint[3] === 0 ? word : over(packWord(...tint), word)));
        colorOverRow(words, color, new Uint8Array(words.length).fill(255));
        expect(words).toEqual(painted);
        colorOverRow(words, color, new Uint8Array(words.length));
        expect(words).toEqual(painted);
      }),
    );
  });
});

describe('colorWord', () => {
  it('forgets the colour of what cannot be seen', () => {
    expect(colorWord({ red: 1, green: 2, blue: 3, alpha: 0 })).toBe(0);
    expect(colorWord({ red: 1, green: 2, blue: 3, alpha: 4 })).toBe(0x04030201);
  });
});

it('is the product in 255ths, rounded to the nearest, for all 65,536 pairs', () => {
  for (let a = 0; a <= 255; a++) {
    for (let b = 0; b <= 255; b++) {
      if (multiplyAlpha(a, b) !== Math.round((a * b) / 255)) expect.fail(`${a} × ${b}`);
    }
  }
});
