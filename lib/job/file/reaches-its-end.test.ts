import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import sharp, { type Sharp } from 'sharp';
import { sniff } from '@/lib/contracts/sniff';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { reachesItsEnd } from './reaches-its-end';

const reaches = (bytes: Uint8Array) => reachesItsEnd(bytes, sniff(bytes));

const ENCODERS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'baseline JPEG': (picture) => picture.jpeg({ quality: 90 }),
  'JPEG of full colour': (picture) => picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }),
  'grey JPEG': (picture) => picture.greyscale().jpeg(),
  'progressive JPEG': (picture) => picture.jpeg({ progressive: true }),
  'CMYK JPEG': (picture) => picture.toColourspace('cmyk').jpeg(),
  PNG: (picture) => picture.png(),
  'interlaced PNG': (picture) => picture.png({ progressive: true }),
  'PNG with a palette': (picture) => picture.png({ palette: true, colours: 7 }),
  GIF: (picture) => picture.gif(),
  WebP: (picture) => picture.webp(),
  AVIF: (picture) => picture.avif(),
};

const kinds = Object.keys(ENCODERS);
const encoded = async (kind: string) =>
  new Uint8Array(await ENCODERS[kind]!(scenePipeline(325, 243)).toBuffer());
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** What a format ends with, which says nothing of the picture. */
const END_MARKS: Readonly<Record<string, number>> = { jpeg: 2, png: 12, gif: 1 };

describe.each(kinds)('a %s', (kind) => {
  it('is whole as it is, and with bytes after it', async () => {
    const whole = await encoded(kind);
    expect(await reaches(whole)).toBe(true);
    expect(await reaches(join(whole, Buffer.from('\0\r\n<!-- sent by a camera -->')))).toBe(true);
  });

  const shares = kind === 'progressive JPEG' ? [0.1, 0.3, 0.45] : [0.3, 0.45, 0.8, 0.97];
  it.each(shares)('that is cut to %d of its bytes is not', async (share) => {
    const whole = await encoded(kind);
    expect(await reaches(whole.subarray(0, whole.length * share))).toBe(false);
  });
});

it.each(kinds.filter((kind) => /JPEG|PNG|GIF/.test(kind)))(
  'a %s without its end mark is whole',
  async (kind) => {
    const whole = await encoded(kind);
    const cut = whole.subarray(0, whole.length - END_MARKS[sniff(whole)]!);
    expect(await reaches(cut)).toBe(true);
  },
);

it('a progressive JPEG is whole once its last scan has begun: it refines what all rows have', async () => {
  const whole = await encoded('progressive JPEG');
  expect(await reaches(whole.subarray(0, whole.length * 0.97))).toBe(true);
});

it('a JPEG with restart marks is counted across them', async () => {
  // Its marks stand every two units; libjpeg wrote it.
  const whole = new Uint8Array(await readFile('tests/fixtures/restarts.jpg'));
  expect(await reaches(whole.subarray(0, -2))).toBe(true);
  expect(await reaches(whole.subarray(0, whole.length * 0.9))).toBe(false);
});

it('the end mark of a thumbnail in the header is none of the picture', async () => {
  const thumbnail = await encoded('baseline JPEG');
  const whole = await encoded('baseline JPEG');
  const length = thumbnail.length + 2;
  const segment = join(Uint8Array.of(0xff, 0xe2, length >> 8, length & 255), thumbnail);
  const withThumbnail = join(whole.subarray(0, 2), segment, whole.subarray(2));
  expect(await reaches(withThumbnail)).toBe(true);
  expect(await reaches(withThumbnail.subarray(0, withThumbnail.length * 0.6))).toBe(false);
});

it('an animated GIF is whole where its first picture is', async () => {
  const frames = await Promise.all(
    [0, 180].map((turn) => scenePipeline(60, 40).rotate(turn).png().toBuffer()),
  );
  const whole = new Uint8Array(
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  expect(await reaches(whole.subarray(0, whole.length - 10))).toBe(true);
  expect(await reaches(whole.subarray(0, whole.length * 0.3))).toBe(false);
});
