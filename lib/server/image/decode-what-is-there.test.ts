import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { pngChunks } from '@/lib/contracts/file-parts';
import type { RgbaImage } from '@/lib/core/image';
import { scenePipeline } from '@/tests/fixtures/pictures';
import { quarters } from '../../../tests/fixtures/quarters';
import { sniff } from '@/lib/contracts/sniff';
import { decode } from './decode';
import { decodeWhatIsThere, givesPart } from './decode-what-is-there';
import { probe } from './probe';

const SIZE = { width: 320, height: 240 };
const KINDS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'baseline JPEG': (picture) => picture.jpeg({ quality: 90 }),
  'JPEG of full colour': (picture) => picture.jpeg({ chromaSubsampling: '4:4:4' }),
  'grey JPEG': (picture) => picture.greyscale().jpeg(),
  PNG: (picture) => picture.png(),
  'PNG with a palette': (picture) => picture.png({ palette: true, colours: 60 }),
  GIF: (picture) => picture.gif(),
};

const wholeOf = (kind: string) => KINDS[kind]!(scenePipeline(SIZE.width, SIZE.height)).toBuffer();
const cut = (file: Buffer, share: number) => file.subarray(0, Math.floor(file.length * share));
const alphaAt = ({ data, width }: RgbaImage, x: number, y: number) => data[(y * width + x) * 4 + 3];

/** Rows from the top of which every pixel is opaque, and of those below whether every one is clear. */
function rowsIn(image: RgbaImage) {
  const rows = Array.from({ length: image.height }, (_, y) => alphaAt(image, 0, y)! === 255);
  const there = rows.indexOf(false) === -1 ? rows.length : rows.indexOf(false);
  return { there, restIsClear: !rows.slice(there).includes(true) };
}

describe.each(Object.keys(KINDS))('of a %s that is cut short', (kind) => {
  it.each([0.3, 0.6, 0.9])(
    'at %d of its bytes the rows that are there are read, and no other',
    async (share) => {
      const whole = await wholeOf(kind);
      const format = sniff(whole);
      const file = cut(whole, share);
      await expect(decode(file, format)).rejects.toMatchObject({ code: 'picture_truncated' });
      const image = (await decodeWhatIsThere(file, format))!;
      expect(image).toMatchObject(SIZE);
      expect(await givesPart(file, format)).toBe(true);
      const { there, restIsClear } = rowsIn(image);
      expect(restIsClear).toBe(true);
      expect(there).toBeGreaterThan(SIZE.height * share * 0.5);
      expect(there).toBeLessThan(SIZE.height);
      // The last row of blocks takes colour from those below it, which are missing.
      const rows = (there - 16) * SIZE.width * 4;
      const original = await decode(whole, format);
      expect(Buffer.from(image.data.subarray(0, rows)).equals(original.data.subarray(0, rows))).toBe(true);
    },
  );

  it('there is nothing where no row is', async () => {
    const whole = await wholeOf(kind);
    const header = whole.indexOf(format(whole));
    const none = whole.subarray(0, header);
    expect(await decodeWhatIsThere(none, sniff(whole))).toBeUndefined();
    expect(await givesPart(none, sniff(whole))).toBe(false);
  });
});

/** With what the pixels of a file begin. */
function format(file: Buffer): Buffer {
  return (
    { jpeg: Buffer.from([0xff, 0xda]), png: Buffer.from('IDAT') }[sniff(file) as string] ?? file.subarray(-1)
  );
}

it('a progressive JPEG has all rows, if coarsely, once its first scan is there', async () => {
  const whole = await scenePipeline(320, 240).jpeg({ progressive: true }).toBuffer();
  const image = (await decodeWhatIsThere(cut(whole, 0.6), 'jpeg'))!;
  expect(rowsIn(image).there).toBe(240);
  const early = (await decodeWhatIsThere(cut(whole, 0.08), 'jpeg'))!;
  expect(rowsIn(early)).toMatchObject({ restIsClear: true });
  expect(rowsIn(early).there).toBeLessThan(240);
});

it('an interlaced PNG has its rows within its last pass', async () => {
  const whole = await scenePipeline(320, 240).png({ progressive: true }).toBuffer();
  const { there, restIsClear } = rowsIn((await decodeWhatIsThere(cut(whole, 0.8), 'png'))!);
  expect(restIsClear).toBe(true);
  expect(there).toBeGreaterThan(96);
  expect(await decodeWhatIsThere(cut(whole, 0.3), 'png')).toBeUndefined();
});

it.each([
  [1, 'bottom'],
  [2, 'bottom'],
  [3, 'top'],
  [4, 'top'],
  [5, 'right'],
  [6, 'left'],
  [7, 'left'],
  [8, 'right'],
] as const)('turned by EXIF %i, what is missing is at the %s', async (orientation, side) => {
  const noise = await quarters(160, 160, 1).toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: noise.info.width, height: noise.info.height, channels: noise.info.channels } };
  const whole = await sharp(noise.data, raw).jpeg().withMetadata({ orientation }).toBuffer();
  const image = (await decodeWhatIsThere(whole.subarray(0, -30), 'jpeg', { width: 80, height: 80 }))!;
  const edges = {
    ...{ top: alphaAt(image, 40, 0), bottom: alphaAt(image, 40, 79) },
    ...{ left: alphaAt(image, 0, 40), right: alphaAt(image, 79, 40) },
  };
  expect(Object.entries(edges).filter(([, alpha]) => alpha === 0)).toEqual([[side, 0]]);
});

it.each(['webp', 'avif'] as const)('of %s nothing can be had', async (kind) => {
  const whole = await scenePipeline(320, 240).toFormat(kind).toBuffer();
  expect(await decodeWhatIsThere(cut(whole, 0.9), kind)).toBeUndefined();
  expect(await givesPart(cut(whole, 0.9), kind)).toBe(false);
});

it('the header of a GIF that is cut short is read all the same', async () => {
  const whole = await wholeOf('GIF');
  expect((await probe(cut(whole, 0.5), 'gif')).size).toEqual(SIZE);
});

it('of a PNG that names far more rows than it has, what is there is found without writing it anew', async () => {
  const png = await scenePipeline(480, 200).png().toBuffer();
  const chunks = [...pngChunks(png)];
  const tall = Buffer.from(png);
  const { from, to } = chunks.find(({ type }) => type === 'IHDR')!;
  tall.writeUInt32BE(50_000, from + 4);
  tall.writeUInt32BE(crc32(tall.subarray(from - 4, to)), to);
  const began = performance.now();
  expect(await givesPart(tall, 'png')).toBe(true);
  // Written anew it has 72 MB: that takes seconds.
  expect(performance.now() - began).toBeLessThan(500);
});

it('of a PNG whose rows cannot be unpacked there is nothing', async () => {
  const png = await scenePipeline(320, 240).png().toBuffer();
  const { from, to } = [...pngChunks(png)].find(({ type }) => type === 'IDAT')!;
  const middle = Math.floor((from + to) / 2);
  png.fill(0xff, middle, middle + 60);
  expect(await givesPart(png, 'png')).toBe((await decodeWhatIsThere(png, 'png')) !== undefined);
});
