import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import { encodePng } from './encode-png';

async function decoded(png: Buffer) {
  const { data, info } = await sharp(png, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

describe('encodePng', () => {
  it('gives back every pixel', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage(arbitrarySize(12)), async (image) => {
        expect(await decoded(await encodePng(image, 72))).toEqual(image);
      }),
    );
  });

  it('packs pictures of many bands', async () => {
    const image = paint({ width: 1_021, height: 700 }, (x, y) => [
      x & 255,
      (x * y) & 255,
      y & 255,
      (x + y) & 255,
    ]);
    expect(await decoded(await encodePng(image, 72))).toEqual(image);
  });

  it('packs a plain picture to nearly nothing', async () => {
    const png = await encodePng(
      paint({ width: 500, height: 500 }, () => [1, 2, 3, 255]),
      72,
    );
    expect(png.length).toBeLessThan(6_000);
  });

  it('names the density', async () => {
    const { density } = await sharp(
      await encodePng(
        paint({ width: 2, height: 2 }, () => [0, 0, 0, 0]),
        300,
      ),
    ).metadata();
    expect(density).toBe(300);
  });
});
