import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '@/lib/contracts/errors';
import { OPTION_NAMES, type OptionName } from '@/lib/contracts/options/options';
import {
  BACKGROUND_IMAGE_FIELD,
  IMAGE_FIELD,
  MEDIA_TYPES,
  OUTPUT_FORMATS,
  REMOVE_PATH,
} from '@/lib/contracts/remove';
import { sceneJpeg } from '../fixtures/pictures';
import { sharedServer } from '../fixtures/shared-server';

const server = sharedServer();
let photo: Buffer;
beforeAll(async () => {
  photo = await sceneJpeg(320, 240);
});

type Options = Partial<Record<OptionName, string>>;

/** Posts the scene as a form. */
function ask(options: Options, backgroundImage?: Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.append(IMAGE_FIELD, new Blob([new Uint8Array(photo)]));
  if (backgroundImage) form.append(BACKGROUND_IMAGE_FIELD, new Blob([backgroundImage]));
  for (const [name, value] of Object.entries(options)) form.append(name, value);
  return fetch(`${server.url}${REMOVE_PATH}`, { method: 'POST', body: form });
}

async function bytesOf(response: Response): Promise<Buffer> {
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, body.subarray(0, 300).toString()).toBe(200);
  return body;
}

async function pixelsOf(options: Options, backgroundImage?: Uint8Array<ArrayBuffer>) {
  const body = await bytesOf(await ask({ format: 'png', ...options }, backgroundImage));
  const { data, info } = await sharp(body).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const alphas = (data: Uint8Array) => data.filter((_, i) => i % 4 === 3);
const isOpaque = (data: Uint8Array) => alphas(data).every((alpha) => alpha === 255);

async function errorOf(response: Response): Promise<ErrorBody['error'] & { status: number }> {
  return { status: response.status, ...((await response.json()) as ErrorBody).error };
}

describe('what a caller can ask for', () => {
  it.each(OUTPUT_FORMATS)('comes as %s where the option says so, whatever Accept says', async (format) => {
    const response = await ask({ format });
    expect(response.headers.get('content-type')).toBe(MEDIA_TYPES[format]);
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="cutout.${format}"`);
    const body = await bytesOf(response);
    if (format === 'zip') return expect(Object.keys(unzipSync(body))).toEqual(['color.jpg', 'alpha.png']);
    const { width, height, hasAlpha } = await sharp(body).metadata();
    expect([width, height, hasAlpha]).toEqual([320, 240, format !== 'jpeg']);
  });

  it.each([
    ['image/avif', '', 'image/avif'],
    // What java.net.HttpURLConnection sends: its JPEG would lose the transparency.
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', '', 'image/png'],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', 'background=white', 'image/jpeg'],
    ['image/jpg', '', 'image/jpeg'],
    // One pixel more than WebP has bits for.
    ['image/webp, image/png;q=0.5', 'canvas=16384x40', 'image/png'],
    ['image/webp, image/png;q=0.5', 'canvas=16383x40', 'image/webp'],
  ])('comes by the Accept header "%s" where "%s" names no format: as %s', async (accept, query, expected) => {
    const response = await fetch(`${server.url}${REMOVE_PATH}?${query}`, {
      method: 'POST',
      headers: { accept },
      body: new Uint8Array(photo),
    });
    expect(response.headers.get('content-type')).toBe(expected);
    expect(response.headers.get('vary')).toMatch(/\bAccept$/);
    const { format } = await sharp(await bytesOf(response)).metadata();
    expect(expected).toContain(format === 'heif' ? 'avif' : format);
  });

  it('refuses an output that no format of the Accept header takes', async () => {
    const response = await fetch(`${server.url}${REMOVE_PATH}?canvas=16384x40`, {
      method: 'POST',
      headers: { accept: 'image/webp' },
      body: new Uint8Array(photo),
    });
    expect(await errorOf(response)).toMatchObject({ status: 422, code: 'output_too_large_for_format' });
  });

  it('takes options of a raw body from the query', async () => {
    const response = await fetch(`${server.url}${REMOVE_PATH}?format=webp&size=100px`, {
      method: 'POST',
      body: new Uint8Array(photo),
    });
    const { format, width, height } = await sharp(await bytesOf(response)).metadata();
    expect([format, width, height]).toEqual(['webp', 100, 75]);
  });

  it('gives the matte alone as grey', async () => {
    const body = await bytesOf(await ask({ channels: 'alpha', format: 'png' }));
    const { channels, width, height } = await sharp(body).metadata();
    expect([channels, width, height]).toEqual([1, 320, 240]);
    const cutOut = await pixelsOf({});
    const matte = await sharp(body).extractChannel(0).raw().toBuffer();
    expect(matte.equals(alphas(cutOut.data))).toBe(true);
  });

  it('stores a zip’s matte as 8-bit grey of the picture’s size', async () => {
    const files = unzipSync(await bytesOf(await ask({ format: 'zip' })));
    const [color, alpha] = await Promise.all([
      sharp(files['color.jpg']).metadata(),
      sharp(files['alpha.png']).metadata(),
    ]);
    expect([color.format, color.channels, color.width, color.height]).toEqual(['jpeg', 3, 320, 240]);
    expect([alpha.format, alpha.channels, alpha.bitsPerSample, alpha.width]).toEqual(['png', 1, 8, 320]);
  });

  it.each<Options>([
    { background: '#0a0' },
    { background: 'linear-gradient(45deg, white, navy)' },
    { background: 'blur' },
    { background: 'white', shadow: 'drop' },
    { background: 'white', shadow: 'contact', outline: '2% black' },
    { background: 'gold', shadow: 'car', crop: 'true', crop_margin: '10%' },
    { background: 'white', canvas: '300x500', scale: '80%', position: '50% 100%' },
  ])('lays %j behind, opaque in every pixel', async (options) => {
    expect(isOpaque((await pixelsOf(options)).data)).toBe(true);
  });

  it('lays another picture behind, covering all', async () => {
    const red = await sharp({ create: { width: 50, height: 200, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    const { data, width } = await pixelsOf({}, new Uint8Array(red));
    expect(isOpaque(data)).toBe(true);
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
    expect(width).toBe(320);
  });

  it('gives the colour itself where nothing stands', async () => {
    const { data } = await pixelsOf({ background: 'rgb(10, 20, 30)' });
    expect([...data.subarray(0, 4)]).toEqual([10, 20, 30, 255]);
  });

  it('crops to the subject and its margin', async () => {
    const cutOut = await pixelsOf({});
    const cropped = await pixelsOf({ crop: 'true', crop_margin: '7px' });
    expect(cropped.width).toBeLessThan(cutOut.width);
    const border = (x: number, y: number) => cropped.data[(y * cropped.width + x) * 4 + 3];
    for (let x = 0; x < cropped.width; x += 1) expect([border(x, 0), border(x, 6)]).toEqual([0, 0]);
    const kept = (alpha: Uint8Array) => alpha.reduce((sum, value) => sum + value, 0);
    expect(kept(alphas(cropped.data))).toBe(kept(alphas(cutOut.data)));
  });

  it('takes all outside the region for background', async () => {
    const { data, width, height } = await pixelsOf({ roi: '0 0 50% 100%' });
    expect([width, height]).toEqual([320, 240]);
    const right = alphas(data).filter((_, i) => i % width >= width / 2);
    expect(right.every((alpha) => alpha === 0)).toBe(true);
  });

  it.each([
    [{ canvas: '123x456' }, 123, 456],
    [{ size: '0.01MP' }, 115, 86],
    [{ size: '160x160' }, 160, 120],
    [{ size: '1000px' }, 320, 240],
  ])('makes %j of %i × %i', async (options, width, height) => {
    expect(await pixelsOf(options)).toMatchObject({ width, height });
  });
});

describe('a preset', () => {
  it.each([
    ['amazon-main', 'jpeg', 2000, 2000],
    ['whatsapp-sticker', 'webp', 512, 512],
    ['pan-protean', 'jpeg', 197, 276],
  ])('%s comes as %s of %i × %i', async (preset, format, width, height) => {
    const body = await bytesOf(await ask({ preset }));
    expect(await sharp(body).metadata()).toMatchObject({ format, width, height });
  });

  it('keeps a sticker below 100 KB, clear to its border', async () => {
    const body = await bytesOf(await ask({ preset: 'whatsapp-sticker' }));
    expect(body.length).toBeLessThan(100_000);
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    for (let x = 0; x < 512; x += 1) expect([data[x * 4 + 3], data[(511 * 512 + x) * 4 + 3]]).toEqual([0, 0]);
  });

  it('yields to options beside it, but not in its file size', async () => {
    const body = await bytesOf(await ask({ preset: 'amazon-main', canvas: '500x500', format: 'png' }));
    expect(await sharp(body).metadata()).toMatchObject({ format: 'png', width: 500 });
    const picture = { preset: 'pan-utiitsl', canvas: '3000x3000', format: 'png' };
    expect(await errorOf(await ask(picture))).toMatchObject({ status: 422, code: 'file_limit_missed' });
  });

  it.each(['us-passport', 'canada-visa', 'aadhaar', 'schengen-visa'])(
    '%s is refused with the reason and the list',
    async (preset) => {
      const error = await errorOf(await ask({ preset }));
      expect(error).toMatchObject({ status: 400, code: 'preset_not_rendered', option: 'preset' });
      expect(error.message).toContain('amazon-main, ebay-main');
    },
  );
});

describe('what a caller cannot ask for', () => {
  it.each(OPTION_NAMES)('names %s where its value cannot be read', async (option) => {
    const error = await errorOf(await ask({ [option]: '§' }));
    expect(error).toMatchObject({ status: 400, code: 'invalid_option', option });
    expect(error.message).toContain(`"${option}" takes `);
  });

  it('takes empty options for none', async () => {
    const empty = Object.fromEntries(OPTION_NAMES.map((name) => [name, '']));
    await bytesOf(await ask(empty));
  });

  it.each<[string, Options, string | undefined, number, string]>([
    ['two backgrounds', { background: 'red' }, 'png', 400, 'two_backgrounds'],
    ['a background image that is none', {}, undefined, 422, 'background_image_unreadable'],
    ['an empty region', { roi: '400px 0 500px 100%' }, undefined, 422, 'region_empty'],
    [
      'a WebP wider than WebP can be',
      { canvas: '20000x10', format: 'webp' },
      undefined,
      422,
      'output_too_large_for_format',
    ],
  ])('refuses %s', async (_, options, image, status, code) => {
    const broken =
      code === 'background_image_unreadable' ? new Uint8Array(Buffer.from('no picture')) : undefined;
    const picture = image === 'png' ? new Uint8Array(photo) : broken;
    expect(await errorOf(await ask(options, picture))).toMatchObject({ status, code });
  });
});
