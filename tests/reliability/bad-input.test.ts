import { request } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, ERRORS } from '@/lib/contracts/error-codes';
import { errorBody, type ErrorBody } from '@/lib/contracts/errors';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { peakMegabytes } from '../../bench/speed/memory';
import { malformedFiles, seededRandom, wholePictures } from '../fixtures/malformed';
import { sceneJpeg, scenePipeline } from '../fixtures/pictures';
import { startServer, type RunningServer } from '../fixtures/server';

/** What a child may have had resident at its peak after the whole sweep (requirement I1). */
const MAX_CHILD_MEGABYTES = 424;

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function post(body: BodyInit | null, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/api/v1/remove`, { method: 'POST', body, headers });
}

/** The code of a refusal, after checking that the answer is what the table says. */
async function refusal(response: Response): Promise<string> {
  const text = await response.text();
  const { error } = JSON.parse(text) as ErrorBody;
  expect(ERROR_CODES, text).toContain(error.code);
  expect(response.status).toBe(ERRORS[error.code].status);
  expect(error.message).toBe(errorBody(error.code, { partial: error.partial }).error.message);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return error.code;
}

describe('bad input', () => {
  it('I1 refuses more than 1,000 malformed files with a 4xx code each, in bounded memory and with the same children', async () => {
    const files = await malformedFiles();
    expect(files.length).toBeGreaterThanOrEqual(1_000);
    const children = server.childPids();
    const wrong: string[] = [];
    for (const { name, bytes } of files) {
      const began = performance.now();
      const response = await post(bytes as Uint8Array<ArrayBuffer>);
      const tookMs = performance.now() - began;
      if (response.status < 400 || response.status >= 500) {
        wrong.push(`${name}: ${response.status} ${(await response.text()).slice(0, 80)}`);
      } else await refusal(response);
      // A refusal takes milliseconds; a second is what the promise allows.
      if (tookMs > 1_000) wrong.push(`${name}: ${Math.round(tookMs)} ms`);
    }
    expect(wrong).toEqual([]);
    expect(server.childPids()).toEqual(children);
    for (const pid of children) expect(peakMegabytes(pid)).toBeLessThanOrEqual(MAX_CHILD_MEGABYTES);
    expect((await post((await sceneJpeg()) as Uint8Array<ArrayBuffer>)).status).toBe(200);
  });

  it('I1 never answers 5xx to pictures with flipped bits, whatever decoders make of them', async () => {
    const random = seededRandom(7);
    const statuses = new Set<number>();
    for (const { bytes } of await wholePictures()) {
      for (let round = 0; round < 12; round += 1) {
        const spoiled = Buffer.from(bytes);
        for (let flips = 0; flips <= round; flips += 1) {
          const position = Math.floor(random() * spoiled.length);
          spoiled[position] = spoiled[position]! ^ (1 << Math.floor(random() * 8));
        }
        statuses.add((await post(spoiled)).status);
      }
    }
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.has(200)).toBe(true);
  });

  it.each<[string, () => Promise<Response>, string]>([
    ['an empty body', () => post(''), 'empty_body'],
    ['no body', () => post(null), 'empty_body'],
    ['an SVG drawing', () => post('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg_not_supported'],
    ['text', () => post('hello'), 'not_a_picture'],
    ['a BMP', () => post(`BM${'\0'.repeat(60)}`), 'unsupported_format'],
    ['a form without picture', () => post(new FormData()), 'missing_image'],
    [
      'a form without boundary',
      () => post('x', { 'content-type': 'multipart/form-data' }),
      'malformed_multipart',
    ],
    ['a file over 25 MB', () => post(new Uint8Array(MAX_UPLOAD_BYTES + 1)), 'upload_too_large'],
    ['an Accept that nothing fits', () => post('x', { accept: 'text/html' }), 'not_acceptable'],
    ['a gzip body', () => post('x', { 'content-encoding': 'gzip' }), 'unsupported_encoding'],
  ])('has a code for %s', async (_, send, expected) => {
    expect(await refusal(await send())).toBe(expected);
  });

  it.each(['jpeg', 'png', 'gif'] as const)(
    'cuts out what is there of a %s with partial=true, and says so',
    async (format) => {
      const whole = await scenePipeline(400, 300).toFormat(format).toBuffer();
      const half = whole.subarray(0, whole.length / 2) as Uint8Array<ArrayBuffer>;
      const refused = await post(half);
      expect(await refused.clone().json()).toMatchObject({ error: { partial: true } });
      expect(await refusal(refused)).toBe('picture_truncated');
      const answer = await fetch(`${server.url}/api/v1/remove?partial=true`, { method: 'POST', body: half });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-clearcut-notice')).toBe('partial');
      const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
        .extractChannel(3)
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: 400, height: 300 });
      expect(Math.max(...data.subarray(0, 400 * 120))).toBe(255);
      expect(Math.max(...data.subarray(400 * 290))).toBe(0);
    },
  );

  it('has nothing to say of partial=true where a picture is whole', async () => {
    const send = (body: Buffer) =>
      fetch(`${server.url}/api/v1/remove?partial=true`, { method: 'POST', body: new Uint8Array(body) });
    const whole = await send(await sceneJpeg(400, 300));
    expect([whole.status, whole.headers.get('x-clearcut-notice')]).toEqual([200, null]);
  });

  it.each(['webp', 'avif'] as const)('offers no part of a %s, which gives none', async (format) => {
    const whole = await scenePipeline(400, 300).toFormat(format).toBuffer();
    const half = new Uint8Array(whole.subarray(0, whole.length / 2));
    for (const query of ['', '?partial=true']) {
      const answer = await fetch(`${server.url}/api/v1/remove${query}`, { method: 'POST', body: half });
      expect(((await answer.clone().json()) as ErrorBody).error).not.toHaveProperty('partial');
      expect(await refusal(answer)).toBe('picture_truncated');
    }
  });

  it('tells a truncated picture from a damaged one', async () => {
    const jpeg = await sceneJpeg(400, 300);
    expect(await refusal(await post(jpeg.subarray(0, jpeg.length / 2) as Uint8Array<ArrayBuffer>))).toBe(
      'picture_truncated',
    );
    const png = await scenePipeline(400, 300).png().toBuffer();
    png.fill(0x55, 200, 2_000);
    expect(await refusal(await post(png as Uint8Array<ArrayBuffer>))).toBe('picture_damaged');
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['51 MP', () => blank(8_500, 6_000).png().toBuffer(), 'too_many_pixels'],
    ['a strip of 65,536 pixels', () => blank(65_536, 2).png().toBuffer(), 'side_too_long'],
    [
      '26 MP as interlaced PNG',
      () => blank(6_500, 4_000).png({ progressive: true }).toBuffer(),
      'too_many_pixels_for_format',
    ],
    [
      '26 MP as progressive JPEG',
      () => blank(6_500, 4_000).jpeg({ progressive: true }).toBuffer(),
      'too_many_pixels_for_format',
    ],
  ])('I3 refuses %s by its header', async (_, make, expected) => {
    const began = performance.now();
    const picture = await make();
    const sent = performance.now();
    expect(await refusal(await post(picture as Uint8Array<ArrayBuffer>))).toBe(expected);
    expect(performance.now() - sent, `made in ${sent - began} ms`).toBeLessThan(1_000);
  });

  it('names PNG when WebP cannot store the side', async () => {
    const wide = await blank(16_384, 4).png().toBuffer();
    const response = await post(wide as Uint8Array<ArrayBuffer>, { accept: 'image/webp' });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual(errorBody('output_too_large_for_format', { instead: 'png' }));
    expect((await post(wide as Uint8Array<ArrayBuffer>)).status).toBe(200);
  });

  it('cuts off a chunked upload that passes the limit', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${server.url}/api/v1/remove`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      const chunk = Buffer.alloc(1_048_576, 0xff);
      let sent = 0;
      const more = () => {
        if ((sent += 1) > 27) sending.end();
        else sending.write(chunk, more);
      };
      more();
    });
    expect(status).toBe(413);
  });
});

/** A picture of one colour: many pixels, few bytes. */
function blank(width: number, height: number) {
  return scenePipeline(1, 1).resize(width, height, { kernel: 'nearest', fit: 'fill' });
}
