import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { peakMegabytes } from '../../bench/speed/memory';
import { sceneJpeg } from '../fixtures/pictures';
import { rawRequest, statusesOf } from '../fixtures/raw-request';
import { startServer, type RunningServer } from '../fixtures/server';
import { upload } from '../fixtures/upload';

/** What the server's own process may have had resident: Node, Next and a few uploads of the largest size. */
const MAX_PARENT_MEGABYTES = 500;

let server: RunningServer;
let picture: Buffer;
beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1' });
  picture = await sceneJpeg(64, 48);
});
afterAll(() => server.stop());
afterEach(async () => {
  expect((await upload(server.url, picture)).status).toBe(200);
  expect(peakMegabytes(server.pid)).toBeLessThan(MAX_PARENT_MEGABYTES);
});

const head = (...lines: string[]) =>
  ['POST /api/v1/remove HTTP/1.1', 'Host: localhost', ...lines, '', ''].join('\r\n');

/** Statuses of all answers to a request that a raw connection carries; none may be of our making (5xx). */
async function statuses(parts: (string | Buffer)[], halfClose = false): Promise<number[]> {
  const seen = statusesOf(await rawRequest(server.url, parts, { halfClose }));
  expect(seen.filter((status) => status >= 500)).toEqual([]);
  return seen;
}

async function postForm(body: Buffer, contentType = 'multipart/form-data; boundary=x'): Promise<number> {
  const began = performance.now();
  const response = await upload(server.url, body, { headers: { 'content-type': contentType } });
  await response.arrayBuffer();
  expect(performance.now() - began).toBeLessThan(3_000);
  return response.status;
}

const part = (headers: string, content: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`--x\r\n${headers}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const field = part('Content-Disposition: form-data; name="a"');
const image = () => part('Content-Disposition: form-data; name="image"; filename="p"', picture);
const end = Buffer.from('--x--\r\n');
const many = (bytes: Buffer, times: number) => Buffer.alloc(bytes.length * times, bytes);

describe('I2 hostile forms', () => {
  it.each<[string, () => Buffer, number[]]>([
    ['100,000 parts', () => Buffer.concat([many(field, 100_000), image(), end]), [400]],
    ['25 MB of empty fields', () => many(field, Math.floor(MAX_UPLOAD_BYTES / field.length)), [400]],
    [
      'a part header of 1 MB',
      () => Buffer.concat([part(`X-Long: ${'a'.repeat(1_000_000)}`), image(), end]),
      [200, 400],
    ],
    [
      '100,000 header lines in a part',
      () => Buffer.concat([part('X: y\r\n'.repeat(100_000) + 'Z: y'), end]),
      [400],
    ],
    ['a boundary in every line', () => many(Buffer.from('--x\r\n'), 1_000_000), [400]],
    ['no closing boundary', () => image(), [400]],
    ['no part at all', () => end, [400]],
    ['noise', () => many(Buffer.from('\0\r\n-'), 500_000), [400]],
    [
      'a form inside the picture',
      () => Buffer.concat([part('Content-Disposition: form-data; name="image"', end), end]),
      [400],
    ],
  ])('answers %s with 4xx within bounds', async (_, make, expected) => {
    expect(expected).toContain(await postForm(make()));
  });

  it.each([
    ['none', 'multipart/form-data'],
    ['empty', 'multipart/form-data; boundary='],
    ['another', 'multipart/form-data; boundary=y'],
    ['a long one', `multipart/form-data; boundary=${'b'.repeat(8_000)}`],
    ['one of odd characters', 'multipart/form-data; boundary="((((\\"'],
  ])('answers a boundary that is %s with 400', async (_, contentType) => {
    expect(await postForm(Buffer.concat([image(), end]), contentType)).toBe(400);
  });
});

describe('I2 hostile bodies', () => {
  it('never inflates a body: a gzip bomb is refused by its encoding', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000));
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, identity', 'x-gzip']) {
      const response = await upload(server.url, bomb, { headers: { 'content-encoding': encoding } });
      expect(response.status, encoding).toBe(415);
    }
  });

  it('takes no more than an announced length that is too short, and refuses the rest', async () => {
    const short = picture.length - 100;
    const seen = await statuses([head(`Content-Length: ${short}`), picture]);
    expect(seen[0]).toBeGreaterThanOrEqual(400);
    expect(seen.includes(200)).toBe(false);
  });

  it('answers nothing, or 4xx, to an announced length that never comes', async () => {
    const seen = await statuses([head(`Content-Length: ${picture.length + 100}`), picture], true);
    expect(seen.filter((status) => status < 400)).toEqual([]);
  });

  it.each([
    ['a length that is no number', head('Content-Length: many')],
    ['a length below zero', head('Content-Length: -1')],
    ['a length of 10³⁰', head(`Content-Length: 1${'0'.repeat(30)}`)],
    ['two lengths', head('Content-Length: 5', 'Content-Length: 6')],
    ['a length and chunks', head('Content-Length: 5', 'Transfer-Encoding: chunked')],
    ['an unknown transfer coding', head('Transfer-Encoding: gzip')],
    ['a header of 1 MB', head(`X-Long: ${'a'.repeat(1_000_000)}`)],
    ['10,000 headers', head(...Array.from({ length: 10_000 }, (_, index) => `X-${index}: y`))],
  ])('answers %s with 4xx, or hangs up', async (_, request) => {
    // A refusal in the middle of what is being sent may be lost in the reset that follows it.
    const seen = await statuses([request, picture]);
    expect(seen.filter((status) => status < 400)).toEqual([]);
  });

  it.each([
    ['a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['a size below zero', '-5\r\nabc\r\n0\r\n\r\n'],
    ['a size larger than any', 'ffffffffffffffffff\r\nabc\r\n'],
    ['a chunk longer than its size', '3\r\nabcdefgh\r\n0\r\n\r\n'],
    ['noise', '\0\x01\x02\xff'],
  ])('answers chunks with %s with 4xx, or hangs up', async (_, chunks) => {
    const seen = await statuses([head('Transfer-Encoding: chunked'), chunks], true);
    expect(seen.filter((status) => status < 400)).toEqual([]);
  });

  it('reads a chunk extension of 1 MB as nothing but an extension, or refuses it', async () => {
    const extension = `3;${'a'.repeat(1_000_000)}\r\nabc\r\n0\r\n\r\n`;
    const seen = await statuses([head('Transfer-Encoding: chunked'), extension]);
    expect(seen.filter((status) => status < 400)).toEqual([]);
  });
});
