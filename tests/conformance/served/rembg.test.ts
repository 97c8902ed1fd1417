import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { MAX_MULTIPART_OVERHEAD_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { sceneJpeg } from '../../fixtures/pictures';
import { sharedServer } from '../../fixtures/shared-server';
import { multipart, urlencoded, type WrittenFields } from './bodies';
import { replay, type Recorded, type Replayed } from './replay';

/*
 * What public integrations of rembg's server send, to the built server. It was seen in their sources in November 2026.
 * They expect the bytes of a PNG, and take whatever is not 200 for a failure.
 */

const server = sharedServer();
let photo: Buffer;
beforeAll(async () => {
  photo = await sceneJpeg(320, 240);
});

const PATH = '/api/remove';
const ask = (recorded: Recorded, query: Readonly<Record<string, string>> = {}) => {
  const search = Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  return replay(server.url, { path: `${PATH}${search}`, ...recorded });
};
const file = (): WrittenFields => ({
  file: { value: photo, fileName: 'photo.jpg', contentType: 'image/jpeg' },
});
const form = (fields: WrittenFields = {}) => multipart({ ...file(), ...fields });
const raw = (contentType?: string): Recorded => ({
  body: photo,
  ...(contentType === undefined ? {} : { headers: { 'Content-Type': contentType } }),
});

/** What a picture is, and which model made it. */
async function pictureOf(answer: Replayed): Promise<string> {
  expect(answer.status, answer.body.subarray(0, 300).toString()).toBe(200);
  expect(answer.headers['content-type']).toBe('image/png');
  const { format, width, height, channels } = await sharp(answer.body).metadata();
  return `${format} ${width}x${height} ${channels} channels by ${String(answer.headers['x-clearcut-model'])}`;
}

interface Told {
  readonly status: number;
  readonly detail: unknown;
}

/** What an answer that is no picture says, after checking that it is FastAPI's. */
function told(answer: Replayed): Told {
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  const { detail, ...rest } = JSON.parse(answer.body.toString()) as { detail: unknown };
  expect(rest).toEqual({});
  const { status } = answer;
  expect(status === 422 ? Array.isArray(detail) : typeof detail === 'string').toBe(true);
  return { status, detail };
}

const CUT_OUT = `png 320x240 4 channels by ${DEFAULT_MODEL}`;
const MATTE = `png 320x240 1 channels by ${DEFAULT_MODEL}`;

describe('what nearly all send', () => {
  it.each<[string, () => Recorded, Readonly<Record<string, string>>?]>([
    ["requests and curl: the form's part file", () => form()],
    ['n8n, Go, PHP: the model in the query of the POST', () => form(), { model: 'birefnet-general' }],
    ['TypeScript: model, om and ppm as fields', () => form({ model: 'u2net', om: 'false', ppm: 'true' })],
    [
      'every parameter of the documentation, as rembg has them by default',
      () => form({ model: 'u2net', a: 'false', af: '240', ab: '10', ae: '10', om: 'false', ppm: 'false' }),
      { bgc: '', extras: '' },
    ],
    ['alpha matting', () => form({ a: 'true', af: '200', ab: '20', ae: '11' })],
    ['the part image', () => multipart({ image: { value: photo, fileName: 'photo.jpg' } })],
    ['a part without file name', () => multipart({ file: photo })],
    ['a blob of Node', () => multipart({ file: { value: photo, fileName: 'blob' } })],
    ['a pipe, without length', () => ({ ...form(), chunked: true })],
    ['bare line feeds', () => multipart(file(), '\n')],
    ['the picture as the body', () => raw('image/jpeg')],
    ['the picture as the body, as curl says it', () => raw('application/x-www-form-urlencoded')],
    ['the picture as the body, and nothing said', () => raw()],
    ['unknown parameters', () => form({ only_mask: 'x' }), { vm: 'true', dc: 'true' }],
    ['extras that nobody can read', () => form({ extras: '{' }), { extras: '{"sam_prompt":' }],
    [
      'extras for a model that is not run here',
      () => form(),
      { extras: '{"sam_prompt":[{"type":"point","data":[1,2],"label":1}],"model_path":"/x"}' },
    ],
    ['empty parameters', () => form({ model: '', a: '', af: '', om: '' }), { bgc: '', ae: '' }],
  ])('%s', async (_, recorded, query) => {
    expect(await pictureOf(await ask(recorded(), query))).toBe(CUT_OUT);
  });

  it('a base URL that ends in a slash', async () => {
    expect(await pictureOf(await ask({ ...form(), path: `/${PATH}` }))).toBe(CUT_OUT);
  });

  it('frames of a video, one by one', async () => {
    const frames = await Promise.all([1, 2, 3].map(() => ask(form())));
    for (const frame of frames) expect(await pictureOf(frame)).toBe(CUT_OUT);
  });

  it('the form goes before the query', async () => {
    expect(await pictureOf(await ask(form({ om: 'true' }), { om: 'false' }))).toBe(MATTE);
    expect(await pictureOf(await ask(form({ om: 'false' }), { om: 'true' }))).toBe(CUT_OUT);
  });

  it('a photo of another orientation, which is turned upright', async () => {
    const turned = await sharp(photo).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const answer = await ask(multipart({ file: { value: turned, fileName: 'x' } }));
    expect(await pictureOf(answer)).toBe(`png 240x320 4 channels by ${DEFAULT_MODEL}`);
  });
});

describe('what parameters ask for', () => {
  it('om: the matte, grey, of eight bits, on which bgc changes nothing', async () => {
    const plain = await ask(form(), { om: 'true' });
    expect(await pictureOf(plain)).toBe(MATTE);
    // IHDR: 8 bits a sample, colour type 0.
    expect([plain.body[24], plain.body[25]]).toEqual([8, 0]);
    const cutOut = await ask(form({ model: 'u2net' }));
    const alpha = await sharp(cutOut.body).extractChannel(3).raw().toBuffer();
    const matte = await ask(form({ model: 'u2net', om: '1' }), { bgc: '255,0,0,255' });
    expect((await sharp(matte.body).extractChannel(0).raw().toBuffer()).equals(alpha)).toBe(true);
  });

  it('bgc: a colour behind, in a picture that stays RGBA', async () => {
    const corner = async (bgc: string) => {
      const answer = await ask(form(), { bgc });
      expect(await pictureOf(answer)).toBe(CUT_OUT);
      const { data } = await sharp(answer.body)
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .raw()
        .toBuffer({ resolveWithObject: true });
      return [...data];
    };
    expect(await corner('255,0,0,255')).toEqual([255, 0, 0, 255]);
    expect(await corner('0, 128, 255, 128')).toEqual([0, 128, 255, 128]);
    expect((await corner('1,2,3,0'))[3]).toBe(0);
  });

  it('a, af, ab, ae and ppm change nothing', async () => {
    const plain = await ask(form());
    const tuned = await ask(form({ a: 'yes', af: '200', ab: '50', ae: '3', ppm: 'on' }));
    expect(await pictureOf(tuned)).toBe(CUT_OUT);
    expect(tuned.body.equals(plain.body)).toBe(true);
  });
});

describe('models by name', () => {
  const OF_REMBG = [
    ...['u2net', 'u2net_human_seg', 'u2net_cloth_seg', 'isnet-general-use', 'birefnet-general'],
    ...['birefnet-general-lite', 'bria-rmbg', 'sam', 'silueta'],
  ];

  it.each(OF_REMBG)('%s is not installed: the default, which the answer names', async (model) => {
    expect(await pictureOf(await ask(form({ model })))).toBe(CUT_OUT);
    expect(await pictureOf(await ask(form(), { model, strict: 'false' }))).toBe(CUT_OUT);
  });

  it('… and with strict=true 404, with what is installed', async () => {
    for (const strict of [form({ model: 'u2net', strict: 'true' }), form({ model: 'u2net', strict: '1' })]) {
      const { status, detail } = told(await ask(strict));
      expect(status).toBe(404);
      expect(detail).toMatch(new RegExp(`Installed are: .*${DEFAULT_MODEL}`));
    }
    expect(told(await ask(form(), { model: 'bria-rmbg', strict: 'true' })).status).toBe(404);
  });

  it('an installed one is served, strict as well', async () => {
    expect(await pictureOf(await ask(form({ model: DEFAULT_MODEL, strict: 'true' })))).toBe(CUT_OUT);
  });

  it.each(['xu2netx', 'no-such-model', '../u2net', '__proto__'])(
    '%s is no name of anybody’s: always 404, with what is installed',
    async (model) => {
      for (const query of [{ model }, { model, strict: 'true' }]) {
        const { status, detail } = told(await ask(form(), query));
        expect(status).toBe(404);
        expect(detail).toMatch(new RegExp(`Installed are: .*${DEFAULT_MODEL}`));
        expect(detail).not.toContain(model);
      }
    },
  );
});

const missing = (...loc: string[]) => [{ type: 'missing', loc, msg: 'Field required', input: null }];

describe('errors, as FastAPI tells them', () => {
  it.each<[string, () => Recorded, unknown, Readonly<Record<string, string>>?]>([
    ['no file', () => multipart({ model: 'u2net' }), missing('body', 'file')],
    ['an empty file', () => multipart({ file: { value: '', fileName: 'x' } }), missing('body', 'file')],
    ['no body', () => ({}), missing('body', 'file')],
    ['a GET without url', () => ({ method: 'GET' }), missing('query', 'url')],
    ['a GET with an empty url', () => ({ method: 'GET' }), missing('query', 'url'), { url: '' }],
    [
      'a flag',
      () => form({ a: 'perhaps' }),
      [expect.objectContaining({ type: 'bool_parsing', loc: ['body', 'a'] })],
    ],
    [
      'a number',
      () => form(),
      [expect.objectContaining({ type: 'int_parsing', loc: ['query', 'af'] })],
      { af: 'many' },
    ],
    [
      'two numbers out of bounds',
      () => form({ ab: '256', ae: '-1' }),
      [
        expect.objectContaining({ type: 'less_than_equal', loc: ['body', 'ab'], ctx: { le: 255 } }),
        expect.objectContaining({ type: 'greater_than_equal', loc: ['body', 'ae'], ctx: { ge: 0 } }),
      ],
    ],
    [
      'a parameter of a GET',
      () => ({ method: 'GET' }),
      [expect.objectContaining({ type: 'bool_parsing', loc: ['query', 'om'] })],
      { url: 'https://a.example/x.jpg', om: 'x' },
    ],
  ])('422: %s', async (_, recorded, detail, query) => {
    expect(told(await ask(recorded(), query))).toEqual({ status: 422, detail });
  });

  it.each<[string, number, () => Recorded, Readonly<Record<string, string>>?]>([
    ['bgc', 400, () => form(), { bgc: 'red' }],
    ['bgc of three', 400, () => form({ bgc: '1,2,3' })],
    ['no picture’s bytes', 400, () => multipart({ file: { value: 'text', fileName: 'x.jpg' } })],
    ['text as the body', 400, () => urlencoded({ url: 'https://a.example/x.jpg' })],
    ['half a picture', 400, () => multipart({ file: photo.subarray(0, 900) })],
    ['a form without end', 400, () => ({ ...form(), body: form().body?.subarray(0, -60) })],
    ['a picture over the limit', 413, () => ({ body: Buffer.alloc(MAX_UPLOAD_BYTES + 1) })],
    [
      'a form over the limit',
      413,
      () => ({
        ...form(),
        body: Buffer.alloc(MAX_UPLOAD_BYTES + MAX_MULTIPART_OVERHEAD_BYTES + 1),
      }),
    ],
    [
      'a file over the limit',
      413,
      () => multipart({ file: { value: Buffer.alloc(MAX_UPLOAD_BYTES + 1), fileName: 'x' } }),
    ],
    ['another method', 405, () => ({ ...form(), method: 'PUT' })],
    ['a method that nobody has', 405, () => ({ method: 'PROPFIND' })],
    [
      'another site’s page',
      403,
      () => ({ body: photo, headers: { Origin: 'https://evil.example', 'Content-Type': 'image/jpeg' } }),
    ],
    [
      'another site’s picture',
      403,
      () => ({ method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image' } }),
      { url: 'https://a.example/x.jpg' },
    ],
  ])('%s: %i', async (_, status, recorded, query) => {
    expect(told(await ask(recorded(), query)).status).toBe(status);
  });

  it('413: more pixels than are taken', async () => {
    const large = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    expect(told(await ask(multipart({ file: { value: large, fileName: 'x' } }))).status).toBe(413);
  });

  it('HEAD is 405: it would have a picture cut out for nobody', async () => {
    const { status, headers, body } = await ask({ method: 'HEAD' }, { url: 'https://a.example/x.jpg' });
    expect([status, headers['allow'], body.length]).toEqual([405, 'GET, POST', 0]);
  });
});

describe('where clients look whether it is up', () => {
  it.each(['/health', '/api'])('%s is 200, for GET and HEAD', async (path) => {
    const { status, body } = await replay(server.url, { method: 'GET', path });
    expect([status, body.toString()]).toEqual([200, '{"live":true}']);
    const live = await replay(server.url, { method: 'GET', path: '/api/health/live' });
    expect(body.equals(live.body)).toBe(true);
    const head = await replay(server.url, { method: 'HEAD', path });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(told(await replay(server.url, { method: 'POST', path })).status).toBe(405);
  });
});
