import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRaw } from '@/tests/fixtures/http-client';
import type { Door } from '../http/door';
import { setLogger } from '../log/logger';
import { Front } from './front';
import { DOOR, frontOptions, OPEN_ACCESS } from './front.fixture';

const KEY = 'key-of-the-shop';
/** Where a key is asked for. */
const LOCKED: Door = { ...DOOR, path: '/locked', authorization: 'visitors' };
const apiKeys = [{ name: 'shop', hash: createHash('sha256').update(KEY).digest(), limits: { perMinute: 2 } }];
let server: Server;
/** Requests that the front has let pass. */
let passed = 0;

beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://cut.example');
  setLogger(pino({ level: 'silent' }));
  const { rateLimit, ...options } = frontOptions({
    doors: [DOOR, LOCKED],
    access: { ...OPEN_ACCESS, apiKeys },
    afterMissedShare: (path) => (path === '/page' ? '/page#missed' : undefined),
  });
  const front = new Front({
    ...options,
    rateLimit: { ...rateLimit, limits: { ...rateLimit.limits, perMinute: 2 } },
  });
  server = createServer((request, response) =>
    front.handle(request, response, () => {
      passed += 1;
      request.resume().on('end', () => response.end('passed'));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

const post = async (headers: Record<string, string>, path = '/door'): Promise<number> =>
  (
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method: 'POST',
      headers,
      body: 'a picture',
    })
  ).status;

describe('R-06, A4: the front', () => {
  it('counts what it refuses against the holder of the key, and refuses the holder when that was too much', async () => {
    const key = { 'X-Api-Key': KEY };
    const foreign = { ...key, Origin: 'https://evil.example' };
    // Each counts; the third is one too many, which is known from then on.
    expect([await post(foreign), await post(foreign), await post(foreign)]).toEqual([403, 403, 403]);
    expect(await post(key)).toBe(429);
    expect(await post({ Authorization: `Bearer ${KEY}` })).toBe(429);
    expect(passed).toBe(0);
    // The address is not to blame, and whoever shows a key that nobody holds is only an address.
    expect([await post({}), await post({ 'X-Api-Key': 'made-up' })]).toEqual([200, 200]);
    expect(passed).toBe(2);
  });

  it('takes no body from whoever shows no key, where one is asked for', async () => {
    const before = passed;
    const { port } = server.address() as AddressInfo;
    const { socket, received } = connectRaw(`http://127.0.0.1:${port}`, '127.0.0.9');
    socket.write('POST /locked HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n');
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 401 [^]*"api_key_required"/));
    socket.destroy();
    expect(await post({ 'X-Api-Key': 'made-up' }, '/locked')).toBe(401);
    expect(passed).toBe(before);
    // What is no way in is not asked for a key.
    const lost = await fetch(`http://127.0.0.1:${port}/locked`, { method: 'PUT', body: 'x' });
    expect(lost.status).toBe(200);
  });

  it('sends a share that no worker took on to its page, without its body', async () => {
    const before = passed;
    const { port } = server.address() as AddressInfo;
    const { socket, received } = connectRaw(`http://127.0.0.1:${port}`, '127.0.0.7');
    socket.write('POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n');
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 303 [^]*\r\nlocation: \/page#missed\r\n/));
    socket.destroy();
    expect(passed).toBe(before);
  });

  it('has a client keep few requests under way, until their answers are out', async () => {
    const { port } = server.address() as AddressInfo;
    const open = () => connectRaw(`http://127.0.0.1:${port}`, '127.0.0.8');
    const begun = Array.from({ length: 18 }, open);
    for (const { socket } of begun)
      socket.write('POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const oneMore = open();
    oneMore.socket.write('POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n');
    await vi.waitFor(() => expect(oneMore.received()).toMatch(/^HTTP\/1\.1 429 [^]*"too_many_at_once"/));
    expect(begun.map(({ received }) => received())).toEqual(Array(18).fill(''));
    begun[0]!.socket.destroy();
    await begun[0]!.closed;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const next = open();
    next.socket.write('POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx');
    await vi.waitFor(() => expect(next.received()).toMatch(/^HTTP\/1\.1 200 /));
    for (const { socket } of [...begun, oneMore, next]) socket.destroy();
  });
});
