import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { OUTPUT_LIMITS } from '@/lib/contracts/limits';
import { OUTPUT_FORMATS, type Encoding, type OutputFormat } from '@/lib/contracts/remove';
import type { RgbaImage } from '@/lib/core/image';
import { PARTS_OF, zipEntries } from '../../../tests/fixtures/file-parts';
import { scene } from '../../../tests/fixtures/pictures';
import { encode, type OutputOptions } from './encode';

const WIDTH = 96;
const HEIGHT = 64;

/** The scene on the left, opaque; on the right it fades out, and the last eighth is empty. */
function fading(): RgbaImage {
  const colours = scene(WIDTH, HEIGHT);
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel += 1) {
    const x = pixel % WIDTH;
    const alpha = Math.max(0, Math.min(255, Math.round(255 * ((WIDTH * 0.875 - x) / (WIDTH * 0.5)))));
    if (alpha > 0) data.set([...colours.subarray(pixel * 3, pixel * 3 + 3), alpha], pixel * 4);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

const encoding = (format: OutputFormat, rest: Partial<Encoding> = {}): Encoding => ({
  format,
  quality: undefined,
  lossless: false,
  ...rest,
});

async function encoded(wanted: Encoding, rest: Partial<OutputOptions> = {}): Promise<Buffer> {
  const options = { encoding: wanted, channels: 'rgba', density: undefined, ...rest } as const;
  return Buffer.from(await encode(fading(), options));
}

const matte = () => Buffer.from(fading().data.filter((_, index) => index % 4 === 3));
const pixels = (file: Buffer) => sharp(file).ensureAlpha().raw().toBuffer();
const grey = (file: Buffer) => sharp(file).toColourspace('b-w').raw().toBuffer();

/** Of every part that any of our encoders writes; nothing that could say anything but pixels and their density. */
const ALLOWED: Readonly<Record<OutputFormat, readonly string[]>> = {
  png: ['IHDR', 'pHYs', 'IDAT', 'IEND'],
  webp: ['VP8X', 'ALPH', 'VP8 ', 'VP8L'],
  jpeg: ['e0 JFIF', 'db', 'c0', 'c2', 'c4', 'da'],
  avif: [
    'ftyp',
    ...['hdlr', 'pitm', 'iloc', 'iinf/infe av01', 'iref/auxl', 'iprp/ipma'].map((name) => `meta/${name}`),
    ...['ispe', 'pixi', 'av1C', 'auxC', 'colr nclx'].map((name) => `meta/iprp/ipco/${name}`),
    'mdat',
  ],
  zip: ['color.jpg', 'alpha.png'],
};

describe('what is written', () => {
  const cases = OUTPUT_FORMATS.flatMap((format) =>
    (['rgba', 'alpha'] as const).flatMap((channels) =>
      [false, true].map((lossless) => ({ format, channels, lossless })),
    ),
  );
  it.each(cases)(
    '$format of $channels, lossless: $lossless, has no part that is not a picture’s',
    async (one) => {
      const { format, channels, lossless } = one;
      const file = await encoded(encoding(format, { lossless }), { channels, density: 300 });
      const strange = PARTS_OF[format](file).filter((part) => !ALLOWED[format].includes(part));
      expect(strange).toEqual([]);
      if (format === 'zip') return;
      const { exif, xmp, icc, iptc, comments, orientation, width, height } = await sharp(file).metadata();
      expect([exif, xmp, icc, iptc, comments, orientation]).toEqual(Array(6).fill(undefined));
      expect([width, height]).toEqual([WIDTH, HEIGHT]);
    },
  );

  it.each(OUTPUT_FORMATS)('%s is the same every time', async (format) => {
    expect((await encoded(encoding(format))).equals(await encoded(encoding(format)))).toBe(true);
  });
});

describe('pixels', () => {
  it('of a PNG are exactly what went in', async () => {
    expect((await pixels(await encoded(encoding('png')))).equals(fading().data)).toBe(true);
  });

  it.each(['webp', 'avif'] as const)('of a lossless %s are exactly what went in', async (format) => {
    expect((await pixels(await encoded(encoding(format, { lossless: true })))).equals(fading().data)).toBe(
      true,
    );
  });

  it.each(['webp', 'avif'] as const)('of a %s are close, its alpha closer', async (format) => {
    const got = await pixels(await encoded(encoding(format)));
    const wanted = fading().data;
    const worst = { colour: 0, alpha: 0 };
    for (let offset = 0; offset < wanted.length; offset += 4) {
      worst.alpha = Math.max(worst.alpha, Math.abs(got[offset + 3]! - wanted[offset + 3]!));
      if (wanted[offset + 3]! < 255) continue;
      for (const channel of [0, 1, 2]) {
        worst.colour += Math.abs(got[offset + channel]! - wanted[offset + channel]!) / (WIDTH * HEIGHT);
      }
    }
    expect(worst.colour).toBeLessThan(12);
    expect(worst.alpha).toBeLessThanOrEqual(format === 'webp' ? 0 : 6);
  });

  it('of a JPEG are flattened on white', async () => {
    const { data, info } = await sharp(await encoded(encoding('jpeg', { quality: 100 })))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect([...data.subarray((WIDTH - 1) * 3, WIDTH * 3)]).toEqual([255, 255, 255]);
    const half = fading().data.subarray(63 * 4, 64 * 4);
    const onWhite = (channel: number) => (half[channel]! * half[3]! + 255 * (255 - half[3]!)) / 255;
    for (const channel of [0, 1, 2]) {
      expect(Math.abs(data[63 * 3 + channel]! - onWhite(channel))).toBeLessThan(12);
    }
  });

  it('of a JPEG have their colours at full resolution from quality 90 on', async () => {
    const subsampling = async (quality: number) =>
      (await sharp(await encoded(encoding('jpeg', { quality }))).metadata()).chromaSubsampling;
    expect(await subsampling(89)).toBe('4:2:0');
    expect(await subsampling(90)).toBe('4:4:4');
  });

  it.each(['jpeg', 'webp', 'avif'] as const)('of a %s cost less at a lower quality', async (format) => {
    const at = async (quality: number) => (await encoded(encoding(format, { quality }))).length;
    expect(await at(40)).toBeLessThan(await at(95));
  });
});

describe('the alpha alone', () => {
  it('is an 8-bit grey PNG', async () => {
    const file = await encoded(encoding('png'), { channels: 'alpha' });
    expect([file[24], file[25]]).toEqual([8, 0]);
    expect((await grey(file)).equals(matte())).toBe(true);
  });

  it.each([
    ['jpeg', false],
    ['webp', false],
    ['avif', false],
    ['webp', true],
    ['avif', true],
  ] as const)('is a grey %s, lossless: %s', async (format, lossless) => {
    const file = await encoded(encoding(format, { lossless }), { channels: 'alpha' });
    expect((await sharp(file).metadata()).hasAlpha).toBe(false);
    const got = await grey(file);
    const wanted = matte();
    const errors = [...wanted].map((value, index) => Math.abs(value - got[index]!));
    expect(Math.max(...errors)).toBeLessThanOrEqual(lossless ? 0 : 10);
  });
});

describe('a ZIP', () => {
  it('holds the colours as RGB JPEG and the alpha as grey PNG, named as clients expect', async () => {
    const [color, alpha] = zipEntries(await encoded(encoding('zip'), { density: 300 }));
    expect([color?.name, alpha?.name]).toEqual(['color.jpg', 'alpha.png']);
    const colour = await sharp(color!.data).metadata();
    expect([colour.format, colour.channels, colour.width, colour.density]).toEqual(['jpeg', 3, WIDTH, 300]);
    expect([alpha!.data[24], alpha!.data[25]]).toEqual([8, 0]);
    expect((await grey(alpha!.data)).equals(matte())).toBe(true);
    expect(PARTS_OF.jpeg(color!.data).filter((part) => !ALLOWED.jpeg.includes(part))).toEqual([]);
    expect(PARTS_OF.png(alpha!.data).filter((part) => !ALLOWED.png.includes(part))).toEqual([]);
    // Not flattened: the colour where it fades is the subject's own.
    const raw = await sharp(color!.data).raw().toBuffer();
    const offset = 20 * WIDTH + 60;
    for (const channel of [0, 1, 2]) {
      expect(Math.abs(raw[offset * 3 + channel]! - fading().data[offset * 4 + channel]!)).toBeLessThan(16);
    }
  });
});

describe('the density', () => {
  it.each(['png', 'jpeg'] as const)(
    'of the original is that of a %s; without one it is 72',
    async (format) => {
      const densityOf = async (density: number | undefined) =>
        (await sharp(await encoded(encoding(format), { density })).metadata()).density;
      expect(await densityOf(300)).toBe(300);
      expect(await densityOf(undefined)).toBe(72);
    },
  );
});

describe('the largest side', () => {
  it.each([
    ['webp', 16_383],
    ['jpeg', 65_500],
    ['png', 65_535],
    ['avif', OUTPUT_LIMITS.avif.maxSide],
  ] as const)('of %s is one that its encoder takes', async (format, side) => {
    expect(OUTPUT_LIMITS[format].maxSide).toBe(side);
    const strip = { width: side, height: 2, data: new Uint8Array(side * 2 * 4).fill(200) };
    const file = await encode(strip, { encoding: encoding(format), channels: 'rgba', density: undefined });
    expect((await sharp(file, { limitInputPixels: false }).metadata()).width).toBe(side);
  });
});
