import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ERROR_CODES } from '@/lib/contracts/error-codes';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';

const CANARY = 'canary-51be02';
const whole = z.int().nonnegative();

/** Everything that a line may hold. Strict: a field that is not here fails. */
const lineSchema = z.strictObject({
  level: z.union([z.literal(30), z.literal(40)]),
  time: z.iso.datetime(),
  msg: z.literal('request'),
  requestId: z.uuid(),
  address: z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).optional(),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
  route: z.enum([
    '/api/v1/remove',
    '/api/v1/bot-check',
    '/api/metrics',
    '/api/*',
    '/',
    '/[locale]',
    '/[locale]/remove-background',
    '/[locale]/privacy',
    '*',
  ]),
  status: z.int().min(200).max(599),
  code: z.enum([...ERROR_CODES, 'client_gone']).optional(),
  errorClass: z.string().optional(),
  durationMs: whole,
  waitedMs: whole.optional(),
  uploadBytes: whole.optional(),
  outputBytes: whole.optional(),
  pixels: whole.optional(),
});

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1', LOG_LEVEL: 'trace', METRICS_TOKEN: '' });
});
afterAll(() => server.stop());

const requestLines = (from: RunningServer) => from.log().filter(({ msg }) => msg === 'request');

/** A picture whose name, fields, query, headers and EXIF all say the same word. */
async function postEverywhere(url: string, picture: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.append(`field-${CANARY}`, CANARY);
  form.append('image', new Blob([picture as Uint8Array<ArrayBuffer>]), `${CANARY}.jpg`);
  return fetch(`${url}?name=${CANARY}&token=${CANARY}`, {
    method: 'POST',
    body: form,
    headers: {
      authorization: `Bearer ${CANARY}`,
      cookie: `c=${CANARY}`,
      referer: `https://example.org/${CANARY}`,
      'user-agent': CANARY,
      'x-api-key': CANARY,
      'x-forwarded-for': '198.51.100.99',
      'x-request-id': CANARY,
    },
  });
}

describe('P7, R-08: the access log', () => {
  it('P-04: holds exactly what it is said to hold, whatever a request brings along', async () => {
    const good = await sceneJpeg();
    const answers = [
      await postEverywhere(`${server.url}/api/v1/remove`, good),
      await postEverywhere(`${server.url}/api/v1/remove`, good.subarray(0, 400)),
      await postEverywhere(`${server.url}/api/v1/remove`, Buffer.from(`<svg id="${CANARY}"/>`)),
      await postEverywhere(`${server.url}/api/${CANARY}`, good),
      await fetch(`${server.url}/api/v1/remove?${CANARY}`),
      await fetch(`${server.url}/api/v1/remove?${CANARY}`, { method: 'OPTIONS' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 415, 404, 405, 204]);
    await until(() => requestLines(server).length === answers.length, 2_000, 'all are logged');
    for (const line of requestLines(server)) lineSchema.parse(line);

    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(requestLines(server).map(({ requestId }) => requestId)).toEqual(ids);
    expect(server.output()).not.toContain(CANARY);
  });

  it('names sizes, durations and the pixels of a cut-out', async () => {
    const picture = await sceneJpeg(320, 240);
    const response = await fetch(`${server.url}/api/v1/remove`, {
      method: 'POST',
      body: new Uint8Array(picture),
    });
    const outputBytes = (await response.arrayBuffer()).byteLength;
    const id = response.headers.get('x-request-id');
    await until(() => requestLines(server).some(({ requestId }) => requestId === id), 2_000, 'it is logged');
    expect(requestLines(server).find(({ requestId }) => requestId === id)).toMatchObject({
      method: 'POST',
      route: '/api/v1/remove',
      status: 200,
      uploadBytes: picture.length,
      outputBytes,
      pixels: 320 * 240,
      durationMs: expect.any(Number) as number,
      waitedMs: expect.any(Number) as number,
    });
  });

  it('has a line for each page by its pattern, and none for files and health', async () => {
    const seen = requestLines(server).length;
    const asked: [string, string, number][] = [
      ['/', '/', 307],
      ['/en', '/[locale]', 200],
      [`/de/privacy?${CANARY}`, '/[locale]/privacy', 200],
      ['/ar/remove-background/', '/[locale]/remove-background', 308],
      [`/en/${CANARY}`, '*', 404],
      [`/${CANARY}`, '*', 404],
    ];
    const headers = { referer: `https://example.org/${CANARY}`, 'user-agent': CANARY, cookie: CANARY };
    for (const file of ['/icon.svg', '/robots.txt', `/${CANARY}.txt`, '/api/health/live', '/_next/x']) {
      await (await fetch(`${server.url}${file}`, { headers })).arrayBuffer();
    }
    for (const [address] of asked) {
      await (await fetch(`${server.url}${address}`, { headers, redirect: 'manual' })).arrayBuffer();
    }
    await until(() => requestLines(server).length >= seen + asked.length, 2_000, 'all are logged');
    const lines = requestLines(server).slice(seen);
    for (const line of lines) expect(lineSchema.parse(line).address).toBe('127.0.0.1');
    expect(lines.map(({ route, status, method }) => [route, status, method])).toEqual(
      asked.map(([, route, status]) => [route, status, 'GET']),
    );
    expect(server.output()).not.toContain(CANARY);
  });

  it('takes no address from what a client writes into its headers', () => {
    expect(server.output()).not.toContain('198.51.100.99');
  });

  it.each(['full', 'truncated', 'off'])(
    'R-08: with LOG_ADDRESS=%s holds that much of the address',
    async (mode) => {
      const other = await startServer({ INFERENCE_CHILDREN: '1', LOG_ADDRESS: mode });
      try {
        await fetch(`${other.url}/api/v1/remove`);
        await until(() => requestLines(other).length === 1, 2_000, 'it is logged');
        const [line] = requestLines(other);
        const expected = { full: '127.0.0.1', truncated: '127.0.0.0/24', off: undefined }[mode];
        expect(line?.['address']).toBe(expected);
      } finally {
        await other.stop();
      }
    },
  );
});
