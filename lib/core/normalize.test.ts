import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize } from '@/tests/fixtures/core-pictures';
import { normalizeToTensor, type Normalization } from './normalize';
import { resampleRgb, type RgbSamples } from './resample';
import type { Tensor } from './tensor';

const IMAGENET: Normalization = { scale: 'unit', mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
const PLAIN = { mean: [0, 0, 0], std: [1, 1, 1] } as const;

const normalizations = fc.record({
  scale: fc.constantFrom('unit' as const, 'image-max' as const),
  mean: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0, max: 1, noNaN: true }))) as fc.Arbitrary<
    [number, number, number]
  >,
  std: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0.1, max: 2, noNaN: true }))) as fc.Arbitrary<
    [number, number, number]
  >,
});

/** Undoes {@link normalizeToTensor}: bytes, interleaved. */
function inverse({ data, dims }: Tensor, { mean, std }: Normalization, divisor: number): number[] {
  const plane = dims[2] * dims[3];
  return Array.from({ length: plane * 3 }, (_, i) => {
    const c = i % 3;
    return Math.round((data[c * plane + Math.floor(i / 3)]! * std[c]! + mean[c]!) * divisor) + 0; // no −0
  });
}

function samples(width: number, height: number, values: number[]): Omit<RgbSamples, 'opaque'> {
  return { width, height, data: Float32Array.from(values) };
}

describe('normalizeToTensor', () => {
  it('can be undone: pixels to NCHW and back', () => {
    fc.assert(
      fc.property(arbitraryImage(arbitrarySize(8), 'opaque'), normalizations, (image, normalization) => {
        const colours = [...image.data.filter((_, i) => i % 4 !== 3)];
        const tensor = normalizeToTensor(resampleRgb(image, image), normalization);
        expect(tensor.dims).toEqual([1, 3, image.height, image.width]);
        const divisor = normalization.scale === 'unit' ? 255 : Math.max(...colours);
        expect(inverse(tensor, normalization, divisor)).toEqual(colours);
      }),
    );
  });

  it('lays out channel by channel, row by row', () => {
    const { data, dims } = normalizeToTensor(samples(2, 1, [0, 51, 102, 153, 204, 255]), {
      scale: 'unit',
      ...PLAIN,
    });
    expect(dims).toEqual([1, 3, 1, 2]);
    const expected = [0, 0.6, 0.2, 0.8, 0.4, 1];
    for (const [i, value] of data.entries()) expect(value).toBeCloseTo(expected[i]!, 6);
  });

  it('subtracts the mean and divides by the deviation of each channel', () => {
    const { data } = normalizeToTensor(samples(1, 1, [255, 0, 127.5]), IMAGENET);
    expect(data[0]).toBeCloseTo((1 - 0.485) / 0.229, 5);
    expect(data[1]).toBeCloseTo((0 - 0.456) / 0.224, 5);
    expect(data[2]).toBeCloseTo((0.5 - 0.406) / 0.225, 5);
  });

  it('divides by the largest value of any channel where asked', () => {
    const { data } = normalizeToTensor(samples(2, 1, [10, 20, 30, 0, 40, 20]), {
      scale: 'image-max',
      ...PLAIN,
    });
    const expected = [0.25, 0, 0.5, 1, 0.75, 0.5];
    for (const [i, value] of data.entries()) expect(value).toBeCloseTo(expected[i]!, 6);
  });

  it('keeps an all-black picture black', () => {
    const { data } = normalizeToTensor(samples(2, 1, [0, 0, 0, 0, 0, 0]), { scale: 'image-max', ...PLAIN });
    for (const value of data) expect(value).toBeCloseTo(0, 12);
  });
});
