import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '@/lib/core/image';
import { arbitraryImage, arbitrarySize, paint } from '@/tests/fixtures/core-pictures';
import { encodePng } from './encode-png';

async function decoded(png: Buffer): Promise<RgbaImage> {
  const { data, info } = await sharp(png, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

async function isGivenBack(image: RgbaImage): Promise<boolean> {
  const { width, height, data } = await decoded(encodePng(image));
  return width === image.width && height === image.height && Buffer.compare(data, image.data) === 0;
}

/** What the IDAT chunks hold. */
function zlibStream(png: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') pieces.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(pieces);
}

/** A picture whose rows, of one pixel each, are these bytes once they are filtered. */
function pictureOf(filtered: readonly number[]): RgbaImage {
  const data = new Uint8Array(filtered);
  for (let i = 4; i < data.length; i++) data[i]! += data[i - 4]! >> 1;
  return { width: 1, height: data.length / 4, data };
}

describe('encodePng', () => {
  it('gives back every pixel', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage(arbitrarySize(12)), async (image) => {
        expect(await decoded(encodePng(image))).toEqual(image);
      }),
    );
  });

  it('gives back runs of every length, at every place in a vector', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(0, 1, 255), fc.integer({ min: 1, max: 700 })), { minLength: 1 }),
        async (runs) => {
          const bytes = runs.flatMap(([byte, length]) => Array<number>(length).fill(byte));
          while (bytes.length % 4 !== 0) bytes.push(7);
          const wide = { ...pictureOf(bytes), width: bytes.length / 4, height: 1 };
          expect(await isGivenBack(pictureOf(bytes))).toBe(true);
          expect(await isGivenBack(wide)).toBe(true);
        },
      ),
    );
  });

  it('packs pictures of many bands, with a checksum that holds', async () => {
    const image = paint({ width: 1_021, height: 700 }, (x, y) => [
      x & 255,
      (x * y) & 255,
      y & 255,
      (x + y) & 255,
    ]);
    expect(await isGivenBack(image)).toBe(true);
    expect(inflateSync(zlibStream(encodePng(image)))).toHaveLength((1_021 * 4 + 1) * 700);
  });

  it('packs bytes so rare beside others that their codes would be too long', async () => {
    // Fibonacci's numbers make the deepest tree, a level for each, where deflate has 15. The first two are the filter's
    // name and the block's end.
    const counts = [2, 3];
    while (counts.length < 19) counts.push(counts.at(-1)! + counts.at(-2)!);
    const sorted = counts.flatMap((count, symbol) => Array<number>(count).fill(10 + symbol * 3));
    while (sorted.length % 4 !== 0) sorted.push(sorted.at(-1)!);
    // A step without a common divisor visits every place, and leaves no runs.
    const mixed = sorted.map((_, i) => sorted[(i * 10_007) % sorted.length]!);
    // One row: the filter is named once.
    expect(await isGivenBack({ ...pictureOf(mixed), width: mixed.length / 4, height: 1 })).toBe(true);
  });

  it('takes as few bytes as zlib does with its run-length strategy', () => {
    const image = paint({ width: 600, height: 500 }, (x, y) =>
      x < 150 || y < 90 ? [0, 0, 0, 0] : [(x * x + y) % 97, (x * y) % 61, 128 + ((x ^ y) & 15), 255],
    );
    const packed = zlibStream(encodePng(image));
    const byZlib = deflateSync(inflateSync(packed), { strategy: constants.Z_RLE });
    expect(packed.length / byZlib.length).toBeLessThan(1.02);
  });

  it('packs a plain picture to nearly nothing', () => {
    const plain = encodePng(paint({ width: 500, height: 500 }, () => [1, 2, 3, 255]));
    expect(plain.length).toBeLessThan(6_000);
  });

  it('names the density', async () => {
    const { density } = await sharp(
      encodePng(
        paint({ width: 2, height: 2 }, () => [0, 0, 0, 0]),
        300,
      ),
    ).metadata();
    expect(density).toBe(300);
  });
});
