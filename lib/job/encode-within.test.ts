import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWithin } from './encode-within';

/** An encoder whose files have so many bytes a point of quality. */
function encoder(perPoint: number, usual = 85) {
  const tried: (number | undefined)[] = [];
  const encodeAt = (quality: number | undefined) => {
    tried.push(quality);
    return Promise.resolve({ quality: quality ?? usual, bytes: (quality ?? usual) * perPoint });
  };
  return { tried, encodeAt, bytesOf: (file: { bytes: number }) => file.bytes };
}

describe('encodeWithin', () => {
  it('encodes once what fits, at what is asked for', async () => {
    const { tried, ...rest } = encoder(10);
    const file = await encodeWithin({ ...rest, maxBytes: 850, quality: undefined, lossy: true });
    expect([file?.bytes, tried]).toEqual([850, [undefined]]);
  });

  it('encodes once where there is no limit', async () => {
    const { tried, ...rest } = encoder(1e9);
    await encodeWithin({ ...rest, maxBytes: undefined, quality: 90, lossy: true });
    expect(tried).toEqual([90]);
  });

  it('finds a quality near the best that fits, in six tries at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 11, max: 100 }),
        fc.integer({ min: 10, max: 99 }),
        async (quality, most) => {
          const { tried, ...rest } = encoder(7);
          const file = await encodeWithin({ ...rest, maxBytes: most * 7, quality, lossy: true });
          expect(tried.length).toBeLessThanOrEqual(6);
          expect(file!.quality).toBeLessThanOrEqual(most);
          expect(file!.quality).toBeGreaterThanOrEqual(Math.min(quality, most) - 6);
        },
      ),
    );
  });

  it('gives up where not even the worst fits, or quality changes nothing', async () => {
    const worst = encoder(10);
    expect(await encodeWithin({ ...worst, maxBytes: 99, quality: 80, lossy: true })).toBeUndefined();
    expect(worst.tried).toEqual([80, 10]);
    const lossless = encoder(10);
    expect(await encodeWithin({ ...lossless, maxBytes: 99, quality: 80, lossy: false })).toBeUndefined();
    expect(lossless.tried).toEqual([80]);
  });
});
