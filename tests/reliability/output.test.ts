import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MEDIA_TYPES, OUTPUT_FORMATS, type OutputFormat } from '@/lib/contracts/remove';
import { PARTS_OF } from '../fixtures/file-parts';
import { heicFile } from '../fixtures/heic/files';
import { imir, irot, withProperties } from '../fixtures/heif-boxes';
import { scene, scenePipeline } from '../fixtures/pictures';
import { quarters } from '../fixtures/quarters';
import { sharedServer } from '../fixtures/shared-server';
import { upload } from '../fixtures/upload';

const server = sharedServer();

const OUTPUTS = OUTPUT_FORMATS.map((format) => [format, MEDIA_TYPES[format]] as const);
const MARK = 'Zq7-mark-of-the-input';

async function cutOut(picture: Uint8Array, accept = 'image/png'): Promise<Buffer> {
  const response = await upload(server.url, picture, { accept });
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, body.subarray(0, 300).toString()).toBe(200);
  return body;
}

/** A JPEG that carries something in every place where a JPEG can. */
async function ladenJpeg(): Promise<Buffer> {
  const jpeg = await scenePipeline(128, 96)
    .jpeg()
    .withExif({
      IFD0: { Copyright: MARK, Artist: MARK },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSAreaInformation: MARK },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><x>${MARK}</x></x:xmpmeta>`)
    .withIccProfile('p3')
    .toBuffer();
  const comment = segment(0xfe, Buffer.from(MARK));
  const thumbnail = segment(0xed, Buffer.concat([Buffer.from(`Photoshop 3.0\0${MARK}`), await tinyJpeg()]));
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(`${MARK}.txt`), Buffer.alloc(100, MARK)]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, thumbnail, jpeg.subarray(2), zip]);
}

const tinyJpeg = () => scenePipeline(16, 12).jpeg().toBuffer();

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** What there is in every kind of output, for the same picture. */
const PARTS: Readonly<Record<OutputFormat, readonly string[]>> = {
  png: ['IHDR', 'pHYs', 'IDAT', 'IEND'],
  webp: ['VP8X', 'ALPH', 'VP8 '],
  jpeg: ['e0 JFIF', 'db', 'c0', 'c4', 'da'],
  avif: [
    'ftyp',
    ...['hdlr', 'pitm', 'iloc', 'iinf/infe av01', 'iprp/ipco/ispe', 'iprp/ipco/pixi'].map(
      (box) => `meta/${box}`,
    ),
    ...['av1C', 'auxC'].map((box) => `meta/iprp/ipco/${box}`),
    ...['iprp/ipma', 'iref/auxl'].map((box) => `meta/${box}`),
    'mdat',
  ],
  zip: ['color.jpg', 'alpha.png'],
};

describe('a picture on which there is nothing', () => {
  it.each([
    ['white', { r: 255, g: 255, b: 255 }],
    ['black', { r: 0, g: 0, b: 0 }],
    ['of the colour of skin', { r: 224, g: 172, b: 140 }],
  ])('is told and all transparent: %s', async (_, background) => {
    const picture = sharp({ create: { width: 400, height: 300, channels: 3, background } });
    const response = await upload(server.url, await picture.png().toBuffer(), { accept: 'image/png' });
    expect([response.status, response.headers.get('x-clearcut-notice')]).toEqual([200, 'no-subject']);
    const { data } = await sharp(await response.arrayBuffer())
      .extractChannel(3)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Math.max(...data)).toBe(0);
  });
});

describe('I5, P-08 what comes back', () => {
  it.each(OUTPUTS)(
    'P-08 as %s carries none of what came in: EXIF, GPS, XMP, profile, comments, thumbnails, a ZIP behind it',
    async (format, accept) => {
      const laden = await ladenJpeg();
      expect(laden.toString('latin1').split(MARK).length).toBeGreaterThan(5);
      const body = await cutOut(laden, accept);
      expect(body.includes(MARK)).toBe(false);
      expect([...new Set(PARTS_OF[format](body))].sort()).toEqual([...PARTS[format]].sort());
      if (format === 'zip') return;
      const { exif, xmp, icc, iptc, orientation, comments } = await sharp(body).metadata();
      expect([exif, xmp, icc, iptc, orientation, comments]).toEqual(Array(6).fill(undefined));
    },
  );

  it('keeps the resolution, and is the same whatever the texts of the picture are', async () => {
    const plain = await scenePipeline(64, 48).png().toBuffer();
    const told = await sharp(plain)
      .withMetadata({ density: 311 })
      .png()
      .withExif({ IFD0: { Artist: MARK } })
      .toBuffer();
    const untold = await sharp(plain).withMetadata({ density: 311 }).png().toBuffer();
    const cut = await cutOut(told);
    expect(cut.equals(await cutOut(untold))).toBe(true);
    expect((await sharp(cut).metadata()).density).toBe(311);
  });

  it('is in sRGB: the colours of a wide gamut move to where they look the same', async () => {
    // A P3 picture says the disc's orange in less extreme numbers; taken for sRGB they would look dull.
    const [width, height] = [512, 512];
    const wide = await scenePipeline(width, height).withIccProfile('p3').png().toBuffer();
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    const cut = await sharp(await cutOut(wide))
      .raw()
      .toBuffer();
    const original = scene(width, height);
    const distance = { wanted: 0, stored: 0 };
    let opaque = 0;
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      if (cut[pixel * 4 + 3]! < 250) continue;
      opaque += 1;
      for (const channel of [0, 1, 2]) {
        const value = cut[pixel * 4 + channel]!;
        distance.wanted = Math.max(distance.wanted, Math.abs(value - original[pixel * 3 + channel]!));
        distance.stored = Math.max(distance.stored, Math.abs(value - stored[pixel * 3 + channel]!));
      }
    }
    expect(opaque).toBeGreaterThan(10_000);
    expect(distance.wanted).toBeLessThanOrEqual(6);
    expect(distance.stored).toBeGreaterThan(10);
  });
});

describe('orientations', () => {
  // Golden: the same picture, stored in eight ways, has to give the same cut-out in every format.
  const TURNS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  const stored = (orientation: number) =>
    quarters(160, 120, orientation).withMetadata({ orientation }).png().toBuffer();

  it.each(OUTPUTS.filter(([format]) => format !== 'zip'))('of EXIF are undone in %s', async (_, accept) => {
    const golden = await cutOut(await stored(1), accept);
    for (const orientation of TURNS) {
      expect((await cutOut(await stored(orientation), accept)).equals(golden), `EXIF ${orientation}`).toBe(
        true,
      );
    }
  });

  it('of HEIC are followed', async () => {
    const { width, height } = await sharp(
      await cutOut(withProperties(heicFile('quarters'), [irot(1), imir(1)])),
    ).metadata();
    expect([width, height]).toEqual([96, 64]);
  });
});

it('HEIC with scaling lists in 4:4:4 finds its decoder in the built server', async () => {
  const { width, height } = await sharp(await cutOut(heicFile('lists'))).metadata();
  expect([width, height]).toEqual([128, 96]);
});

describe('I4 decoders', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, number]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 415],
    ['TIFF', () => scenePipeline(16, 16).tiff().toBuffer(), 415],
    ['PDF', () => Buffer.from('%PDF-1.7\n'), 415],
    ['a PPM, which the library could read', () => Buffer.from('P6 2 2 255\n123456789012'), 415],
    ['a CSV, which the library could read', () => Buffer.from('1,2,3\n4,5,6\n'), 415],
    [
      'an HDR, which the library could read',
      () => Buffer.from('#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n'),
      415,
    ],
    [
      'a TIFF under a JPEG’s first bytes',
      async () =>
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), await scenePipeline(16, 16).tiff().toBuffer()]),
      422,
    ],
  ])('refuse %s', async (_, make, status) => {
    expect((await upload(server.url, await make())).status).toBe(status);
  });

  it('go by the bytes: a PNG that is called SVG passes, text that is called PNG does not', async () => {
    const post = async (bytes: Buffer, name: string, type: string) => {
      const form = new FormData();
      form.append('image', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
      return (await fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: form })).status;
    };
    expect(await post(await scenePipeline(32, 32).png().toBuffer(), 'x.svg', 'image/svg+xml')).toBe(200);
    expect(await post(Buffer.from('<!doctype html>'), 'x.png', 'image/png')).toBe(415);
  });
});
