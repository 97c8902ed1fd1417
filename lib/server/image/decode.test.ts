import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '@/lib/core/image';
import { adobeRgbProfile, displayP3Profile, greyProfile } from '../../../tests/fixtures/icc-profiles';
import { quarters, QUARTERS } from '../../../tests/fixtures/quarters';
import { png, pngChunk, type PngKind } from '../../../tests/fixtures/png-chunks';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { decode } from './decode';
import { probe } from './probe';
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
    const deep = await decoded(flatPng([55 * 257], [16, 0], [iccChunk(greyProfile(1))]));
    expectPixel(pixelAt(deep, 3, 3), [128, 128, 128, 255], 2);
    const deepWithAlpha = await decoded(flatPng([55 * 257, 90 * 257], [16, 4], [iccChunk(greyProfile(1))]));
    expectPixel(pixelAt(deepWithAlpha, 3, 3), [128, 128, 128, 90], 2);
  });

  const word = (...values: number[]) => {
    const data = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => data.writeUInt32BE(value, index * 4));
    return data;
  };
  const p3Numbers = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000];
  it.each<[string, readonly number[], Buffer[]]>([
    ['Display P3 by cICP', p3, [pngChunk('cICP', Buffer.from([12, 13, 0, 1]))]],
    ['Display P3 by cHRM', p3, [pngChunk('cHRM', word(...p3Numbers))]],
    [
      'Display P3 by cICP, whatever a profile says',
      p3,
      [pngChunk('cICP', Buffer.from([12, 13, 0, 1])), iccChunk(adobeRgbProfile())],
    ],
    [
      'Adobe RGB by a profile, whatever gAMA says',
      adobe,
      [iccChunk(adobeRgbProfile()), pngChunk('gAMA', word(100_000))],
    ],
    [
      'linear light by gAMA',
      linear.map((light) => Math.round(light * 255)),
      [pngChunk('gAMA', word(100_000))],
    ],
    [
      'sRGB, whatever gAMA says',
      [200, 100, 50],
      [pngChunk('sRGB', Buffer.from([0])), pngChunk('gAMA', word(100_000))],
    ],
    ['sRGB by the gAMA that its writers use', [200, 100, 50], [pngChunk('gAMA', word(45_455))]],
    ['sRGB by cICP', [200, 100, 50], [pngChunk('cICP', Buffer.from([1, 13, 0, 1]))]],
  ])('in %s become sRGB', async (_, samples, chunks) => {
    expectPixel(pixelAt(await decoded(flatPng(samples, [8, 2], chunks)), 3, 3), wanted, 2);
    const sixteen = samples.map((value) => value * 257);
    expectPixel(pixelAt(await decoded(flatPng(sixteen, [16, 2], chunks)), 3, 3), wanted, 2);
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

describe('files that viewers show whole', () => {
  const rows = () =>
    Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array<number>(8).fill(77)])));
  const whole = () => png(8, 8, rows());
  const idat = (file: Buffer) => file.indexOf('IDAT', 0, 'latin1');
  const changed = (file: Buffer, at: number) => {
    file[at] = file[at]! ^ 1;
    return file;
  };
  /** zlib's stream of a file's pixels, with its checksum made to fit. */
  const withStream = (change: (stream: Buffer) => Buffer) => {
    const stream = change(deflateSync(rows()));
    const file = whole();
    return Buffer.concat([
      file.subarray(0, idat(file) - 4),
      pngChunk('IDAT', stream),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
  };

  it.each<[string, () => Buffer]>([
    ['a wrong checksum of its pixels', () => changed(whole(), whole().indexOf('IEND', 0, 'latin1') - 5)],
    [
      'a wrong checksum inside their stream',
      () => withStream((stream) => changed(stream, stream.length - 1)),
    ],
    ['no checksum inside their stream', () => withStream((stream) => stream.subarray(0, -4))],
    [
      'a window that is smaller than the stream needs',
      // CINFO 0 is 256 bytes; the check bits make the two bytes a multiple of 31.
      () => withStream((stream) => Buffer.concat([Buffer.from([0x08, 0x1d]), stream.subarray(2)])),
    ],
  ])('a PNG with %s is read', async (_, make) => {
    const image = await decoded(make());
    expect([image.width, image.height]).toEqual([8, 8]);
    for (const [x, y] of [
      [0, 0],
      [7, 7],
    ] as const)
      expect(pixelAt(image, x, y)).toEqual([77, 77, 77, 255]);
  });

  it.each<[string, () => Buffer, string]>([
    ['rows missing', () => png(8, 8, rows().subarray(0, 40)), 'picture_damaged'],
    [
      'bits that spoil the stream', // Block type 3 is reserved (RFC 1951, 3.2.3).
      () =>
        withStream((stream) => Buffer.concat([stream.subarray(0, 2), Buffer.from([7]), stream.subarray(3)])),
      'picture_damaged',
    ],
  ])('a PNG with %s is refused', async (_, make, code) => {
    await expect(decoded(make())).rejects.toMatchObject({ code });
  });

  it('a PNG whose rows name a filter that there is not is refused, and not tried for ever', async () => {
    const spoilt = rows();
    spoilt[9] = 7;
    await expect(decoded(png(8, 8, spoilt))).rejects.toMatchObject({ code: 'picture_damaged' });
  });

  it('a GIF has the size of its screen, also one that the decoder takes for a mistake', async () => {
    const gif = await flatRgb([200, 30, 30]).gif().toBuffer();
    gif.writeUInt16LE(640, 6);
    gif.writeUInt16LE(480, 8);
    expect((await probe(gif, 'gif')).size).toEqual({ width: 640, height: 480 });
    const image = await decoded(gif);
    expect([image.width, image.height]).toEqual([640, 480]);
    expectPixel(pixelAt(image, 8, 8), [200, 30, 30, 255], 12);
    expect(pixelAt(image, 639, 479)[3]).toBe(0);
    const small = await decode(gif, 'gif', { width: 320, height: 240 });
    expect([small.width, small.height, pixelAt(small, 319, 239)[3]]).toEqual([320, 240, 0]);
  });
});

it.each([
  ['baseline', false],
  ['progressive', true],
])(
  'a %s JPEG that lacks nothing but its end mark is read, and one that lacks rows is not',
  async (_, progressive) => {
    const jpeg = await quarters(480, 320, 1).jpeg({ quality: 90, progressive }).toBuffer();
    const image = await decoded(jpeg.subarray(0, -2));
    expect([image.width, image.height]).toEqual([480, 320]);
    expectPixel(pixelAt(image, 470, 310), [...QUARTERS[3], 255], 12);
    const half = jpeg.subarray(0, jpeg.length / 2);
    await expect(decoded(half)).rejects.toMatchObject({ code: 'picture_truncated' });
  },
);

it('a JPEG that lacks rows is cut short, though somebody has ended it', async () => {
  const jpeg = await scenePipeline(480, 320).jpeg({ quality: 90 }).toBuffer();
  for (const share of [0.3, 0.6, 0.9]) {
    const ended = Buffer.concat([jpeg.subarray(0, jpeg.length * share), Buffer.from([0xff, 0xd9])]);
    await expect(decoded(ended)).rejects.toMatchObject({ code: 'picture_truncated' });
  }
});

it('what a decoder warns of and viewers pass over takes nothing from a JPEG', async () => {
  const jpeg = await scenePipeline(480, 320).jpeg().toBuffer();
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc4]));
  const loose = Buffer.concat([jpeg.subarray(0, at), Buffer.from([1, 2, 3]), jpeg.subarray(at)]);
  await expect(sharp(loose, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow();
  expect(Buffer.from((await decoded(loose)).data).equals((await decoded(jpeg)).data)).toBe(true);
});

it.each([4, 12, 60])('a progressive JPEG whose last scan lacks %i bytes is cut short', async (bytes) => {
  const jpeg = await scenePipeline(480, 320).jpeg({ quality: 90, progressive: true }).toBuffer();
  await expect(decoded(jpeg.subarray(0, -2))).resolves.toMatchObject({ width: 480, height: 320 });
  await expect(decoded(jpeg.subarray(0, -2 - bytes))).rejects.toMatchObject({ code: 'picture_truncated' });
});

it.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)(
  'bytes after the end of a %s change nothing',
  async (format) => {
    const whole = await scenePipeline(64, 48).toFormat(format).toBuffer();
    for (const rest of [
      Buffer.alloc(997),
      Buffer.from('\r\n--boundary--'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    ]) {
      const image = await decoded(Buffer.concat([whole, rest]));
      expect(Buffer.from(image.data).equals((await decoded(whole)).data)).toBe(true);
    }
  },
);

it('a JPEG whose restart marks have wrong numbers is read, and one that has lost some is damaged', async () => {
  const whole = readFileSync('tests/fixtures/restarts.jpg');
  const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
  const wrong = Buffer.from(whole);
  const marks = [...wrong.keys()].filter(
    (at) => at > scan && wrong[at] === 0xff && (wrong[at + 1]! & 0xf8) === 0xd0,
  );
  for (const at of marks) wrong[at + 1] = 0xd0;
  expect(Buffer.from((await decoded(wrong)).data).equals((await decoded(whole)).data)).toBe(true);
  const lost = Buffer.concat([wrong.subarray(0, marks[4]), wrong.subarray(marks[6])]);
  await expect(decoded(lost)).rejects.toMatchObject({ code: 'picture_damaged' });
});

it.each([
  ['of 12 bits a sample', 0xc1, 12],
  ['without loss (JPEG-LS)', 0xf7, 8],
])('a JPEG %s is not supported: it is not damaged', async (_, marker, bits) => {
  const jpeg = await flatRgb([200, 30, 30]).jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg[frame + 1] = marker;
  jpeg[frame + 4] = bits;
  await expect(decoded(jpeg)).rejects.toMatchObject({ code: 'unsupported_format' });
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
