import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_BASE64_BODY_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { scenePipeline, sceneJpeg } from '../../fixtures/pictures';
import { sharedServer } from '../../fixtures/shared-server';
import { json, multipart, urlencoded, type WrittenFields } from './bodies';
import { replay, type Recorded, type Replayed } from './replay';

/*
 * What public integrations of remove.bg's API send, as it was seen in their sources in November 2026, to the built
 * server. Each answer is held to what these clients read of it.
 */

const server = sharedServer();
let photo: Buffer;
let base64: string;
beforeAll(async () => {
  photo = await sceneJpeg(320, 240);
  base64 = photo.toString('base64');
});

const ask = ({ headers, ...rest }: Recorded) =>
  replay(server.url, { ...rest, headers: { 'X-Api-Key': 'any', ...headers } });
const file = (): WrittenFields => ({
  image_file: { value: photo, fileName: 'photo.jpg', contentType: 'image/jpeg' },
});
const form = (fields: WrittenFields = {}) => multipart({ ...file(), ...fields });

/** A body with headers of its own on top. */
const withHeaders = (recorded: Recorded, headers: Readonly<Record<string, string>>): Recorded => ({
  ...recorded,
  headers: { ...recorded.headers, ...headers },
});

/** Format and size of an answer's picture, after checking the headers that go with it. */
async function pictureOf(answer: Replayed): Promise<string> {
  expect(answer.status, answer.body.subarray(0, 300).toString()).toBe(200);
  const { format, width, height, hasAlpha } = await sharp(answer.body).metadata();
  expect(answer.headers['content-type']).toBe(`image/${format}`);
  expect([answer.headers['x-width'], answer.headers['x-height']]).toEqual([String(width), String(height)]);
  expect(answer.headers['x-credits-charged']).toBe('0');
  return `${format} ${width}x${height}${hasAlpha ? ' alpha' : ''}`;
}

/** The one error of an answer, after checking that it is remove.bg's envelope, in which every value is a text. */
function errorOf(answer: Replayed): { code: string; title: string; status: number } {
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const { errors, ...rest } = JSON.parse(answer.body.toString()) as { errors: Record<string, unknown>[] };
  expect(rest).toEqual({});
  expect(errors).toHaveLength(1);
  for (const value of Object.values(errors[0]!)) expect(value).toEqual(expect.stringMatching(/\S/));
  return { ...(errors[0] as { code: string; title: string }), status: answer.status };
}

const PNG = 'png 320x240 alpha';

describe('what nearly all send', () => {
  it('four of five: a file and size=auto', async () => {
    expect(await pictureOf(await ask(form({ size: 'auto' })))).toBe(PNG);
  });

  it.each<[string, () => Recorded]>([
    ['base64 in JSON', () => json({ image_file_b64: base64, size: 'auto' })],
    ['base64 with a prefix', () => json({ image_file_b64: `data:image/jpeg;base64,${base64}` })],
    ['base64 in a URL-encoded form', () => urlencoded({ image_file_b64: base64, size: 'auto' })],
    [
      'base64 whose plus signs are not encoded',
      () => ({ ...urlencoded({}), body: Buffer.from(`size=auto&image_file_b64=${base64}`) }),
    ],
    ['base64 as text of a form', () => multipart({ image_file_b64: base64 })],
    [
      'base64 with prefix and line breaks',
      () => multipart({ image_file_b64: `data:image/jpeg;base64,${base64.replace(/.{76}/g, '$&\r\n')}` }),
    ],
    [
      'removd: a stream of text, without length',
      () => ({
        ...multipart({ image_file_b64: base64, channels: 'rgba', bg_color: '00000000' }),
        chunked: true,
      }),
    ],
    ['Go: a pipe, without length', () => ({ ...form(), chunked: true })],
    ['bare line feeds', () => multipart({ size: 'auto', ...file() }, '\n')],
    ['a part with neither file name nor type', () => multipart({ image_file: photo, size: 'auto' })],
    [
      'a blob of Node',
      () =>
        multipart({
          image_file: { value: photo, fileName: 'blob', contentType: 'application/octet-stream' },
        }),
    ],
    ['the browser demo: an empty image_url beside the file', () => form({ image_url: '', api_key: 'any' })],
    ['a type that nobody knows, and a field', () => form({ type: 'icon', shadow_remove: 'true' })],
    ['no length, of JSON', () => ({ ...json({ image_file_b64: base64 }), chunked: true })],
    [
      'a charset behind JSON',
      () =>
        withHeaders(json({ image_file_b64: base64 }), { 'Content-Type': 'application/json; charset=utf-8' }),
    ],
  ])('%s', async (_, recorded) => {
    expect(await pictureOf(await ask(recorded()))).toBe(PNG);
  });

  it.each(['', 'undefined', ' '])(
    'every other field as "%s", as the official CLI sends them',
    async (nothing) => {
      const names = [
        ...['type', 'type_level', 'format', 'roi', 'crop', 'crop_margin', 'scale', 'position', 'channels'],
        ...['add_shadow', 'shadow_type', 'shadow_opacity', 'semitransparency', 'bg_color', 'bg_image_url'],
        ...['image_url', 'image_file_b64', 'bg_image_file', 'size'],
      ];
      const fields = Object.fromEntries(names.map((name) => [name, nothing]));
      expect(await pictureOf(await ask(form(fields)))).toBe(PNG);
      const body = json({ ...fields, image_file_b64: base64, bg_image_url: null });
      expect(await pictureOf(await ask(body))).toBe(PNG);
    },
  );

  it('Python: all fields at once', async () => {
    const fields = {
      ...{ size: 'regular', type: 'auto', type_level: 'none', format: 'auto', roi: '0 0 100% 100%' },
      ...{ crop: '', scale: 'original', position: 'original', channels: 'rgba', shadow: '' },
      ...{ semitransparency: 'true', bg_color: '' },
    };
    const answer = await ask(form(fields));
    expect(await pictureOf(answer)).toBe(PNG);
    expect(answer.headers['x-type']).toBeUndefined();
  });

  it('PHP: a PNG that is named .jpg, and the other way round', async () => {
    const png = await scenePipeline(64, 48).png().toBuffer();
    const named = multipart({ image_file: { value: png, fileName: 'file.jpg', contentType: 'image/jpeg' } });
    expect(await pictureOf(await ask(named))).toBe('png 64x48 alpha');
  });

  it.each(['//v1.0/removebg', '///v1.0/removebg?x=//y'])(
    'a base URL that ends in a slash: %s',
    async (path) => {
      expect(await pictureOf(await ask({ ...form(), path }))).toBe(PNG);
    },
  );

  it("Java's HttpClient: an offer of HTTP/2, which is passed over", async () => {
    const offer = {
      Connection: 'Upgrade, HTTP2-Settings',
      Upgrade: 'h2c',
      'HTTP2-Settings': 'AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
    };
    expect(await pictureOf(await ask(withHeaders(form(), offer)))).toBe(PNG);
  });

  it('CarveKit: the same at its own address', async () => {
    expect(await pictureOf(await ask({ ...form(), path: '/api/removebg' }))).toBe(PNG);
  });

  it('takes a picture of the largest size as base64 to the byte, and says 400 for one more', async () => {
    const largest = Buffer.concat([photo, Buffer.alloc(MAX_UPLOAD_BYTES - photo.length)]);
    expect(await pictureOf(await ask(json({ image_file_b64: largest.toString('base64') })))).toBe(PNG);
    const larger = Buffer.concat([largest, Buffer.alloc(1)]).toString('base64');
    expect(errorOf(await ask(json({ image_file_b64: larger })))).toMatchObject({
      status: 400,
      code: 'file_too_large',
    });
  });
});

describe('bytes or JSON, by Accept', () => {
  it.each([
    ['application/json', 'UXP, PHP, npm remove.bg'],
    ['application/json, application/*+json', "Spring's RestClient"],
    ['application/json, image/png;q=.5', 'a client that prefers JSON'],
  ])('%s gets JSON: %s', async (accept) => {
    const answer = await ask(withHeaders(form({ format: 'png' }), { Accept: accept }));
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { data } = JSON.parse(answer.body.toString()) as { data: { result_b64: string } };
    const { format, width } = await sharp(Buffer.from(data.result_b64, 'base64')).metadata();
    expect([format, width, answer.headers['x-width']]).toEqual(['png', 320, '320']);
  });

  it.each([
    ['application/json, text/plain, */*', 'axios as it comes'],
    ['application/json, image/*, */*', 'generated clients'],
    ['image/png', 'Dart'],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', "Java's HttpURLConnection"],
    ['*/*', 'curl'],
    ['application/json;q=0.5, image/png', 'a client that prefers pictures'],
  ])('%s gets bytes, of the format as asked: %s', async (accept) => {
    expect(await pictureOf(await ask(withHeaders(form(), { Accept: accept })))).toBe(PNG);
    const webp = await ask(withHeaders(form({ format: 'webp' }), { Accept: accept }));
    expect(await pictureOf(webp)).toBe('webp 320x240 alpha');
  });
});

describe('what fields ask for', () => {
  const asked = async (fields: WrittenFields) => pictureOf(await ask(form(fields)));

  it('formats', async () => {
    expect(await asked({ format: 'jpg' })).toBe('jpeg 320x240');
    expect(await asked({ format: 'auto', bg_color: '81d4fa' })).toBe('jpeg 320x240');
    expect(await asked({ format: 'auto', bg_color: '#81d4fa80' })).toBe(PNG);
    expect(await asked({ channels: 'alpha', bg_color: 'red' })).toBe('png 320x240');
    expect(await asked({ format: 'png', bg_color: 'red' })).toBe(PNG);
  });

  it('a ZIP of colours and a grey matte of 8 bits, as Go and Ruby read it', async () => {
    const answer = await ask(form({ format: 'zip' }));
    expect(answer.headers['content-type']).toBe('application/zip');
    const entries = unzipSync(answer.body);
    expect(Object.keys(entries)).toEqual(['color.jpg', 'alpha.png']);
    const matte = Buffer.from(entries['alpha.png']!);
    // IHDR: 8 bits a sample, colour type 0.
    expect([matte[24], matte[25]]).toEqual([8, 0]);
    expect(await sharp(entries['color.jpg']).metadata()).toMatchObject({
      width: 320,
      height: 240,
      channels: 3,
    });
  });

  it('sizes, which only scale down', async () => {
    photo = await sceneJpeg(1200, 900);
    try {
      expect(await asked({})).toBe('png 577x433 alpha');
      for (const size of ['small', 'regular', 'preview'])
        expect(await asked({ size })).toBe('png 577x433 alpha');
      for (const size of ['medium', 'hd', 'full', '4K', '50MP', 'auto']) {
        expect(await asked({ size }), size).toBe('png 1200x900 alpha');
      }
    } finally {
      photo = await sceneJpeg(320, 240);
    }
  });

  it('crop, margin, scale and position', async () => {
    const sides = async (fields: WrittenFields) => {
      const answer = await ask(form(fields));
      await pictureOf(answer);
      return [Number(answer.headers['x-width']), Number(answer.headers['x-height'])] as const;
    };
    const [width, height] = await sides({ crop: 'true' });
    expect(width).toBeLessThan(320);
    expect(await sides({ crop: 'true', crop_margin: '10px 20px' })).toEqual([width + 40, height + 20]);
    expect(await asked({ scale: '50%', position: '0% 100%' })).toBe(PNG);
  });

  it('region, background, shadow: each changes the picture', async () => {
    const plain = await ask(form());
    const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'blue' } })
      .png()
      .toBuffer();
    const changes: WrittenFields[] = [
      { roi: '0 0 50% 50%' },
      { bg_color: 'gold', format: 'png' },
      { bg_image_file: { value: png, fileName: 'b.png' }, format: 'png' },
      { shadow_type: 'drop' },
      { shadow_type: '3D', shadow_opacity: '100' },
      { type: 'car', add_shadow: 'true' },
      { type: 'person', 'shadow_type[person]': '3D' },
      { shadow_type: 'auto' },
    ];
    for (const fields of changes) {
      const answer = await ask(form(fields));
      expect(await pictureOf(answer)).toBe(PNG);
      expect(answer.body.equals(plain.body), JSON.stringify(Object.keys(fields))).toBe(false);
    }
    const kind = async (shadow_type: string) => (await ask(form({ shadow_type }))).body;
    expect((await kind('auto')).equals(await kind('drop'))).toBe(true);
    expect((await kind('none')).equals(plain.body)).toBe(true);
  });

  it('the type, asked for at a level', async () => {
    const type = async (fields: WrittenFields) => (await ask(form(fields))).headers['x-type'];
    expect(await type({})).toBe('other');
    expect(await type({ type: 'person' })).toBe('person');
    expect(await type({ type: 'transportation' })).toBe('other');
    expect(await type({ type: 'transportation', type_level: '2' })).toBe('transportation');
    expect(await type({ type: 'graphic', type_level: 'latest' })).toBe('graphics');
    expect(await type({ type: 'person', type_level: 'none' })).toBeUndefined();
    const number = await ask(json({ image_file_b64: base64, type: 'car_part', type_level: 2, crop: true }));
    expect(number.headers['x-type']).toBe('car_part');
  });

  it('says where the client stands, with a reset in unix time', async () => {
    const { headers } = await ask(form());
    const reset = Number(headers['x-ratelimit-reset']) - Date.now() / 1_000;
    expect(Math.abs(reset)).toBeLessThan(100_000);
    expect(Number(headers['x-ratelimit-remaining'])).toBeLessThan(Number(headers['x-ratelimit-limit']));
  });
});

describe('errors', () => {
  it.each<[string, number, string, () => Recorded]>([
    ['no picture', 400, 'missing_source', () => multipart({ size: 'auto' })],
    [
      'an empty picture',
      400,
      'missing_source',
      () => multipart({ image_file: { value: '', fileName: 'x' } }),
    ],
    ['no body', 400, 'missing_source', () => ({ headers: { 'Content-Type': 'application/json' } })],
    ['two pictures', 400, 'multiple_sources', () => form({ image_file_b64: base64 })],
    ['a file and an address', 400, 'multiple_sources', () => form({ image_url: 'https://a.example/x' })],
    ['an address', 400, 'image_url_not_supported', () => urlencoded({ image_url: 'https://a.example/x' })],
    [
      'a background’s address',
      400,
      'bg_image_url_not_supported',
      () => form({ bg_image_url: 'https://a.example/x' }),
    ],
    [
      'two backgrounds',
      400,
      'multiple_bg_sources',
      () => form({ bg_color: 'red', bg_image_file: { value: photo, fileName: 'b' } }),
    ],
    ['size=8K', 400, 'invalid_size', () => form({ size: '8K' })],
    ['size=constructor', 400, 'invalid_size', () => form({ size: 'constructor' })],
    ['channels', 400, 'invalid_channels', () => form({ channels: 'rgb' })],
    ['format', 400, 'invalid_format', () => form({ format: 'avif' })],
    ['position', 400, 'invalid_position', () => form({ position: 'left' })],
    ['scale', 400, 'invalid_scale', () => form({ scale: '5%' })],
    ['crop_margin', 400, 'invalid_crop_margin', () => form({ crop: 'true', crop_margin: '60%' })],
    ['roi', 400, 'invalid_roi', () => form({ roi: '1 2 3' })],
    ['an empty roi', 400, 'roi_region_empty', () => form({ roi: '400px 0px 500px 10px' })],
    ['semitransparency', 400, 'invalid_semitransparency', () => form({ semitransparency: 'maybe' })],
    ['bg_color', 400, 'invalid_bg_color', () => form({ bg_color: 'linear-gradient(red, blue)' })],
    ['shadow_type', 400, 'invalid_shadow_type', () => form({ shadow_type: 'long' })],
    [
      'shadow_opacity',
      400,
      'invalid_shadow_opacity',
      () => form({ shadow_type: 'drop', shadow_opacity: '101' }),
    ],
    [
      'no picture’s bytes',
      400,
      'invalid_file_type',
      () => multipart({ image_file: { value: 'text', fileName: 'x.jpg' } }),
    ],
    ['no base64', 400, 'invalid_file_type', () => json({ image_file_b64: 'no picture at all' })],
    ['half a picture', 400, 'failed_to_read_image', () => multipart({ image_file: photo.subarray(0, 900) })],
    [
      'a background that is none',
      400,
      'failed_to_read_bg_image',
      () => form({ bg_image_file: { value: 'x', fileName: 'b' } }),
    ],
    ['JSON that is none', 400, 'unreadable_body', () => ({ ...json(0), body: Buffer.from('{"size":') })],
    ['a list', 400, 'unreadable_body', () => json([])],
    [
      'a form without end',
      400,
      'malformed_multipart',
      () => ({ ...form(), body: form().body?.subarray(0, -60) }),
    ],
    [
      'another Content-Type',
      415,
      'unsupported_media_type',
      () => ({ headers: { 'Content-Type': 'image/png' }, body: photo }),
    ],
    [
      'a compressed body',
      415,
      'unsupported_encoding',
      () => withHeaders(form(), { 'Content-Encoding': 'gzip' }),
    ],
    ['another method', 405, 'method_not_allowed', () => ({ method: 'PUT', ...form() })],
    ['another address', 404, 'not_found', () => ({ path: '/v1.0/elsewhere', ...form() })],
    ['a method that nobody has', 405, 'method_not_allowed', () => ({ method: 'PROPFIND' })],
    ['no address', 404, 'not_found', () => ({ path: '/v1.0', method: 'GET' })],
    [
      'an address that cannot be read',
      400,
      'malformed_address',
      () => ({ path: '/v1.0/%zz', method: 'GET' }),
    ],
    ['improve', 501, 'not_implemented', () => ({ ...form(), path: '/v1.0/improve' })],
    [
      'another site’s page',
      403,
      'cross_site_refused',
      () => withHeaders(form(), { Origin: 'https://evil.example' }),
    ],
    [
      'a body over the limit',
      413,
      'request_too_large',
      () => ({ ...json({}), body: Buffer.alloc(MAX_BASE64_BODY_BYTES + 1) }),
    ],
  ])('%s: %i %s', async (_, status, code, recorded) => {
    expect(errorOf(await ask(recorded()))).toMatchObject({ status, code });
  });

  it('an empty picture has no foreground', async () => {
    const blank = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(errorOf(await ask(multipart({ image_file: blank })))).toMatchObject({
      status: 400,
      code: 'unknown_foreground',
    });
  });
});

describe('GET /v1.0/account', () => {
  it('has exactly the keys that Ruby takes', async () => {
    const { status, body } = await ask({ method: 'GET', path: '/v1.0/account' });
    expect(status).toBe(200);
    const left = expect.any(Number) as number;
    expect(JSON.parse(body.toString())).toEqual({
      data: {
        attributes: {
          credits: { total: left, subscription: left, payg: 0, enterprise: 0 },
          api: { free_calls: 0, sizes: 'all' },
        },
      },
    });
  });
});
