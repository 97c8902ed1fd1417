import { describe, expect, it } from 'vitest';
import { assertSinglePicture } from './tensor';

describe('assertSinglePicture', () => {
  it('gives the size of the channels', () => {
    const tensor = { data: new Float32Array(3 * 2 * 5), dims: [1, 3, 2, 5] } as const;
    expect(assertSinglePicture(tensor, 3, 'the input')).toEqual({ width: 5, height: 2 });
  });

  it.each([
    { dims: [2, 1, 2, 2], length: 8 },
    { dims: [1, 3, 2, 2], length: 12 },
    { dims: [1, 1, 0, 2], length: 0 },
    { dims: [1, 1, 4], length: 4 },
  ])('refuses dims $dims', ({ dims, length }) => {
    const tensor = { data: new Float32Array(length), dims: dims as never };
    expect(() => assertSinglePicture(tensor, 1, 'the output')).toThrow(
      new RangeError(`Expected the output to be [1, 1, h, w] but received [${dims.join(', ')}].`),
    );
  });

  it('refuses data of another length', () => {
    const tensor = { data: new Float32Array(3), dims: [1, 1, 2, 2] } as const;
    expect(() => assertSinglePicture(tensor, 1, 'the output')).toThrow(
      new RangeError('Expected 4 values for the output of [1, 1, 2, 2] but received 3.'),
    );
  });
});
