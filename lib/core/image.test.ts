import { describe, expect, it } from 'vitest';
import { assertRgbaImage, assertSize, pixelWords } from './image';

describe('assertSize', () => {
  it.each([
    { width: 0, height: 1 },
    { width: 1, height: -1 },
    { width: 1.5, height: 1 },
    { width: Number.NaN, height: 1 },
  ])('refuses $width × $height', (size) => {
    expect(() => assertSize(size, 'the picture')).toThrow(
      new RangeError(
        `Expected the picture to have positive whole sides but received ${size.width} × ${size.height}.`,
      ),
    );
  });
});

describe('assertRgbaImage', () => {
  it('accepts four bytes a pixel', () => {
    expect(() => assertRgbaImage({ width: 2, height: 3, data: new Uint8Array(24) })).not.toThrow();
  });

  it('refuses data of another length', () => {
    expect(() => assertRgbaImage({ width: 2, height: 3, data: new Uint8Array(18) })).toThrow(
      new RangeError('Expected 24 bytes for a picture of 2 × 3 RGBA pixels but received 18.'),
    );
  });

  it('refuses data that cannot be read as words', () => {
    const data = new Uint8Array(new ArrayBuffer(8), 2, 4);
    expect(() => assertRgbaImage({ width: 1, height: 1, data })).toThrow(
      /multiple of 4 .* received offset 2/,
    );
  });
});

describe('pixelWords', () => {
  it('has red in the lowest byte and alpha in the highest, over the same memory', () => {
    const data = new Uint8Array([9, 9, 9, 9, 0x11, 0x22, 0x33, 0x44]).subarray(4);
    const words = pixelWords({ width: 1, height: 1, data });
    expect([...words]).toEqual([0x44332211]);
    words[0] = 0;
    expect([...data]).toEqual([0, 0, 0, 0]);
  });
});
