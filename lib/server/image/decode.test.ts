import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '@/lib/core/image';
import { adobeRgbProfile, displayP3Profile, greyProfile } from '../../../tests/fixtures/icc-profiles';
import { quarters, QUARTERS } from '../../../tests/fixtures/quarters';
import { png, pngChunk, type PngKind } from '../../../tests/fixtures/png-chunks';
import { decode } from './decode';
import { sniff } from '@/lib/contracts/sniff';

type Pixel = readonly [number, number, number, number];

const decoded = (upload: Uint8Array) => decode(upload, sniff(upload));

function pixelAt({ data, width }: RgbaImage, x: number, y: number): Pixel {
  const offset = (y * width + x) * 4;
  return [data[offset]!, data[offset + 1]!, data[offset + 2]!, data[offset + 3]!];
}

function expectPixel(actual: Pixel, expected: Pixel, tolerance: number): void {
  const distance = Math.max(...actual.map((value, channel) => Math.abs(value - expected[channel]!)));
  expect(distance, `received ${actual.join()}, expected ${expected.join()}`).toBeLessThanOrEqual(tolerance);
}

/** A PNG of one colour in every pixel, its samples as they are stored. */
function flatPng(samples: readonly number[], kind: PngKind, chunks: Buffer[] = []): Buffer {
  const [depth] = kind;
  const row = Buffer.alloc(1 + 8 * samples.length * (depth / 8));
  for (let index = 0; index < 8 * samples.length; index += 1) {
    const value = samples[index % samples.length]!;
    if (depth === 16) row.writeUInt16BE(value, 1 + index * 2);
    else row[1 + index] = value;
  }
  return png(8, 8, Buffer.concat(Array.from({ length: 8 }, () => row)), kind, chunks);
}

const iccChunk = (profile: Buffer) =>
  pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]));

const flatRgb = (color: Pixel | readonly [number, number, number]) =>
  sharp({
    create: { width: 16, height: 16, channels: 3, background: { r: color[0], g: color[1], b: color[2] } },
  });

describe('orientation', () => {
  const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  const encoders: Record<string, (picture: Sharp) => Sharp> = {
    jpeg: (picture) => picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
    png: (picture) => picture.png(),
    webp: (picture) => picture.webp({ lossless: true }),
  };

  it.each(Object.keys(encoders).flatMap((format) => ORIENTATIONS.map((turn) => [format, turn] as const)))(
    'of %s, EXIF %i, is undone',
    async (format, orientation) => {
      const stored = encoders[format]!(quarters(48, 32, orientation)).withMetadata({ orientation });
      const image = await decoded(await stored.toBuffer());
      expect([image.width, image.height]).toEqual([48, 32]);
      const corners = [
        pixelAt(image, 4, 4),
        pixelAt(image, 43, 4),
        pixelAt(image, 4, 27),
        pixelAt(image, 43, 27),
      ];
      corners.forEach((corner, index) => expectPixel(corner, [...QUARTERS[index]!, 255], 6));
    },
  );
});

describe('colours', () => {
  // The same orange in linear light, in each space's numbers (matrices: sRGB's primaries in terms of the other's).
  const wanted: Pixel = [200, 100, 50, 255];
  const linear = wanted.slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const inSpace = (rows: readonly (readonly number[])[], curve: (value: number) => number) =>
    rows.map((row) =>
      Math.round(255 * curve(row.reduce((sum, part, index) => sum + part * linear[index]!, 0))),
    );
  const srgbCurve = (value: number) =>
    value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  const adobe = inSpace(
    [
      [0.7151, 0.2849, 0],
      [0, 1, 0],
      [0, 0.0412, 0.9588],
    ],
    (value) => value ** (256 / 563),
  );
  const p3 = inSpace(
    [
      [0.8225, 0.1775, 0],
      [0.0332, 0.9668, 0],
      [0.0171, 0.0724, 0.9105],
    ],
    srgbCurve,
  );

  it.each([
    ['Adobe RGB', adobe, adobeRgbProfile()],
    ['Display P3', p3, displayP3Profile()],
  ])('in %s become sRGB', async (_, samples, profile) => {
    expect(Math.abs(samples[0]! - wanted[0])).toBeGreaterThan(8);
    const eight = await decoded(flatPng(samples, [8, 2], [iccChunk(profile)]));
    expectPixel(pixelAt(eight, 3, 3), wanted, 2);
    const sixteen = samples.map((value) => value * 257);
    expectPixel(pixelAt(await decoded(flatPng(sixteen, [16, 2], [iccChunk(profile)])), 3, 3), wanted, 2);
    const seeThrough = await decoded(flatPng([...samples, 77], [8, 6], [iccChunk(profile)]));
    expectPixel(pixelAt(seeThrough, 3, 3), [200, 100, 50, 77], 2);
  });

  it('in grey with a profile become sRGB grey', async () => {
    // Half of sRGB's range is a fifth of the light.
    const image = await decoded(flatPng([55], [8, 0], [iccChunk(greyProfile(1))]));
    expectPixel(pixelAt(image, 3, 3), [128, 128, 128, 255], 2);
    const withAlpha = await decoded(flatPng([55, 90], [8, 4], [iccChunk(greyProfile(1))]));
    expectPixel(pixelAt(withAlpha, 3, 3), [128, 128, 128, 90], 2);
  });

  it.each([
    ['with a profile', (picture: Sharp) => picture.withIccProfile('cmyk')],
    ['without one', (picture: Sharp) => picture.toColourspace('cmyk')],
  ])('in CMYK %s become sRGB', async (_, convert) => {
    const upload = await convert(flatRgb([180, 120, 90]))
      .jpeg({ quality: 100 })
      .toBuffer();
    expect((await sharp(upload).metadata()).space).toBe('cmyk');
    // What the tables of a CMYK profile lose there and back.
    expectPixel(pixelAt(await decoded(upload), 3, 3), [180, 120, 90, 255], 20);
  });
});

describe('samples', () => {
  it.each<[string, Buffer, Pixel]>([
    ['16-bit RGB', flatPng([0xc800, 0x6400, 0x3200], [16, 2]), [200, 100, 50, 255]],
    ['16-bit RGBA', flatPng([0xc800, 0x6400, 0x3200, 0x4000], [16, 6]), [200, 100, 50, 64]],
    ['16-bit grey', flatPng([0x8000], [16, 0]), [128, 128, 128, 255]],
    ['16-bit grey with alpha', flatPng([0x8000, 0x2000], [16, 4]), [128, 128, 128, 32]],
    ['grey', flatPng([99], [8, 0]), [99, 99, 99, 255]],
    ['grey with alpha', flatPng([99, 10], [8, 4]), [99, 99, 99, 10]],
    [
      'RGBA that is nearly transparent, its colour straight',
      flatPng([250, 130, 20, 1], [8, 6]),
      [250, 130, 20, 1],
    ],
    ['RGBA that is transparent, its colour kept', flatPng([250, 130, 20, 0], [8, 6]), [250, 130, 20, 0]],
    [
      'a palette with tRNS',
      flatPng(
        [1],
        [8, 3],
        [pngChunk('PLTE', Buffer.from([0, 0, 0, 10, 200, 30])), pngChunk('tRNS', Buffer.from([255, 128]))],
      ),
      [10, 200, 30, 128],
    ],
    [
      'RGB with a transparent colour',
      flatPng([9, 8, 7], [8, 2], [pngChunk('tRNS', Buffer.from([0, 9, 0, 8, 0, 7]))]),
      [9, 8, 7, 0],
    ],
  ])('%s', async (_, upload, expected) => {
    expectPixel(pixelAt(await decoded(upload), 3, 3), expected, 1);
  });

  it('1-bit', async () => {
    const image = await decoded(png(8, 2, Buffer.from([0, 0b0100_0000, 0, 0]), [1, 0]));
    expect([pixelAt(image, 0, 0), pixelAt(image, 1, 0)]).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
  });
});

describe('animations', () => {
  it.each(['gif', 'webp'] as const)('of %s give their first frame', async (format) => {
    const frames = await Promise.all(
      [[200, 30, 30] as const, [30, 30, 200] as const].map((color) => flatRgb(color).png().toBuffer()),
    );
    const upload = await sharp(frames, { join: { animated: true } })
      .toFormat(format, { delay: [100, 100] })
      .toBuffer();
    expect((await sharp(upload).metadata()).pages).toBe(2);
    const image = await decoded(upload);
    expect([image.width, image.height]).toEqual([16, 16]);
    expectPixel(pixelAt(image, 8, 8), [200, 30, 30, 255], 12);
  });
});
