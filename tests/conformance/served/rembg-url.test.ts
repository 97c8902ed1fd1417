import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { sceneJpeg } from '../../fixtures/pictures';
import { startServer, until, type RunningServer } from '../../fixtures/server';
import { multipart } from './bodies';
import { replay, type Recorded, type Replayed } from './replay';

/* rembg's GET with `url`, from a host that this test runs and that the server may ask. */

let photo: Buffer;
let host: Server;
let server: RunningServer;
let charged: RunningServer;
/** Paths that the host was asked for. */
const asked: string[] = [];
/** The answer that the host keeps back. */
let held: ServerResponse | undefined;

beforeAll(async () => {
  photo = await sceneJpeg(320, 240);
  host = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/held.jpg') held = response;
    else if (request.url === '/photo.jpg') response.end(photo);
    else if (request.url === '/text.jpg') response.end('no picture');
    else if (request.url === '/large.jpg') response.end(Buffer.alloc(MAX_UPLOAD_BYTES + 1));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const urlInput = { URL_INPUT: new URL(addressOf('/')).host, INFERENCE_CHILDREN: '1' };
  [server, charged] = await Promise.all([
    startServer({ ...urlInput, RATE_LIMIT_CONCURRENT: '1' }),
    startServer({ ...urlInput, RATE_LIMIT_MEGAPIXELS_PER_MINUTE: '1' }),
  ]);
});
afterAll(async () => {
  await Promise.all([server, charged].map((running) => running.stop()));
  host.close();
});
beforeEach(() => {
  asked.splice(0);
});

const addressOf = (path: string) => `http://127.0.0.1:${(host.address() as AddressInfo).port}${path}`;
const get = (
  url: string,
  query: Readonly<Record<string, string>> = {},
  recorded: Recorded = {},
  of: RunningServer = server,
) =>
  replay(of.url, {
    method: 'GET',
    path: `/api/remove?${new URLSearchParams({ url, ...query }).toString()}`,
    ...recorded,
  });

/** The status, and of what is no picture its words. */
function outcome({ status, body }: Replayed): string {
  if (status === 200) return '200';
  return `${status} ${(JSON.parse(body.toString()) as { detail: string }).detail}`;
}

describe('GET /api/remove?url=', () => {
  it('cuts out the picture at an address, as parameters of the query say', async () => {
    const plain = await get(addressOf('/photo.jpg'));
    expect([outcome(plain), plain.headers['content-type']]).toEqual(['200', 'image/png']);
    const { width, height, channels } = await sharp(plain.body).metadata();
    expect([width, height, channels]).toEqual([320, 240, 4]);
    const sent = await replay(server.url, { ...multipart({ file: photo }), path: '/api/remove' });
    expect(plain.body.equals(sent.body)).toBe(true);
    const matte = await get(addressOf('/photo.jpg'), { om: 'true', model: 'u2net', af: '200' });
    expect((await sharp(matte.body).metadata()).channels).toBe(1);
    expect(matte.headers['x-clearcut-model']).toBe(DEFAULT_MODEL);
  });

  it.each<[string, string | (() => string), string]>([
    ['no picture there', () => addressOf('/missing.jpg'), 'HTTP Status 404'],
    ['a host that may not be asked', 'http://10.0.0.1/x.jpg', 'not reachable'],
    ['text', () => addressOf('/text.jpg'), 'not a picture'],
    ['too many bytes', () => addressOf('/large.jpg'), 'Image exceeds maximum size'],
    ['another scheme', 'file:///etc/hostname', 'Only http and https URLs are allowed'],
    ['no URL', 'photo.jpg', 'Only http and https URLs are allowed'],
    ['a user name', 'http://me@127.0.0.1/x.jpg', 'without user name'],
  ])('400: %s', async (_, address, words) => {
    const told = outcome(await get(typeof address === 'string' ? address : address()));
    expect(told).toMatch(/^400 /);
    expect(told).toContain(words);
    expect(told).not.toMatch(/127\.0\.0\.1|10\.0\.0\.1|\.jpg|hostname/);
  });

  it('asks nobody where something else is wrong', async () => {
    const address = addressOf('/photo.jpg');
    expect((await get(address, { a: 'x' })).status).toBe(422);
    expect((await get(address, { bgc: 'x' })).status).toBe(400);
    expect((await get(address, { model: 'u2net', strict: 'true' })).status).toBe(404);
    expect((await get(address, {}, { method: 'HEAD' })).status).toBe(405);
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }] as const)
      expect((await get(address, {}, { headers })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('takes a place while the host is waited for', async () => {
    const first = get(addressOf('/held.jpg'));
    await until(() => held !== undefined, 10_000, 'the host to be asked');
    const second = await get(addressOf('/photo.jpg'));
    expect(outcome(second)).toMatch(/^429 Too many of your pictures/);
    expect(second.headers['retry-after']).toBe('1');
    held?.end(photo);
    expect(outcome(await first)).toBe('200');
    expect(outcome(await get(addressOf('/photo.jpg')))).toBe('200');
  });

  it('is charged for its pixels', async () => {
    photo = await sceneJpeg(1_600, 1_000);
    try {
      const ask = () => get(addressOf('/photo.jpg'), {}, {}, charged);
      expect(outcome(await ask())).toBe('200');
      await until(async () => (await ask()).status === 429, 10_000, 'the charge');
      expect(outcome(await ask())).toMatch(/^429 You have sent more megapixels/);
    } finally {
      photo = await sceneJpeg(320, 240);
    }
  });

  it('is logged with its bytes and without its address', () => {
    const lines = server.log().filter(({ route }) => route === '/api/remove');
    expect(lines.map(({ fetchedBytes }) => fetchedBytes)).toContain(photo.length);
    expect(server.output()).not.toMatch(/photo\.jpg|held\.jpg|10\.0\.0\.1/);
  });
});
