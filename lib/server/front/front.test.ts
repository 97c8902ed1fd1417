import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRaw } from '@/tests/fixtures/http-client';
import type { Door } from '../http/door';
import { setLogger } from '../log/logger';
import { Front, type FrontOptions } from './front';
import { DOOR, frontOptions, OPEN_ACCESS } from './front.fixture';

/** Its key may stand in the body, which therefore comes before it is known. */
const KEY_IN_BODY: Door = { ...DOOR, path: '/keyed', keyInBody: true };

const servers: Server[] = [];

beforeAll(() => {
  vi.stubEnv('SITE_URL', 'https://cut.example');
  setLogger(pino({ level: 'silent' }));
});
afterAll(() => vi.unstubAllEnvs());
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A front, and what it let pass: the headers as Next would see them. */
async function open(options: Partial<FrontOptions> = {}) {
  const front = new Front(frontOptions({ doors: [DOOR, KEY_IN_BODY], ...options }));
  const passed: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) =>
    front.handle(request, response, () => {
      passed.push({ ...request.headers });
      request.resume().on('end', () => response.end('passed'));
    }),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { front, passed, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('ranges', () => {
  it('are kept from Next, which would answer some with an error of its own', async () => {
    const { passed, url } = await open();
    const answer = await fetch(`${url}/page`, { headers: { Range: 'bytes=5-2', 'X-Other': 'stays' } });
    expect(answer.status).toBe(200);
    expect(passed[0]).not.toHaveProperty('range');
    expect(passed[0]).toHaveProperty('x-other', 'stays');
  });

  it('reach a door, whose routes read them', async () => {
    const { passed, url } = await open();
    await fetch(`${url}/door`, { headers: { Range: 'bytes=0-1' } });
    expect(passed[0]).toHaveProperty('range', 'bytes=0-1');
  });
});

describe('a body', () => {
  const post = (url: string, bytes: number) =>
    fetch(`${url}/door`, { method: 'POST', body: new Uint8Array(bytes) });

  it('of the largest size is taken, and of a byte more is not', async () => {
    const { passed, url } = await open();
    expect((await post(url, 100)).status).toBe(200);
    expect(passed).toHaveLength(1);
    expect((await post(url, 101)).status).toBe(413);
    expect(passed).toHaveLength(1);
  });

  it('that may bring the key comes one at a time from a client that has shown none', async () => {
    const hash = createHash('sha256').update('key').digest();
    const { url } = await open({ access: { ...OPEN_ACCESS, apiKeys: [{ name: 'shop', hash, limits: {} }] } });
    const head = 'POST /keyed HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n';
    const first = connectRaw(url);
    first.socket.write(`${head}a`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = connectRaw(url);
    second.socket.write(head);
    await vi.waitFor(() => expect(second.received()).toMatch(/^HTTP\/1\.1 429 [^]*"too_many_at_once"/));
    first.socket.write('bc');
    await vi.waitFor(() => expect(first.received()).toMatch(/^HTTP\/1\.1 200 /));
    const third = connectRaw(url);
    third.socket.write(`${head}abc`);
    await vi.waitFor(() => expect(third.received()).toMatch(/^HTTP\/1\.1 200 /));
    for (const { socket } of [first, second, third]) socket.destroy();
  });
});

describe('a process that is to end', () => {
  it('closes connections with their answers, and takes no more bodies', async () => {
    const { front, passed, url } = await open();
    const kept = await fetch(`${url}/page`);
    expect(kept.headers.get('connection')).toBe('keep-alive');
    front.drain();
    const page = await fetch(`${url}/page`);
    expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
    const refused = await fetch(`${url}/door`, { method: 'POST', body: 'abc' });
    expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close']);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(passed).toHaveLength(2);
  });

  it('ends uploads that are still coming', async () => {
    const { front, passed, url } = await open();
    const { socket, received } = connectRaw(url);
    socket.write('POST /door HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 50));
    front.drain();
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 503 [^]*"server_busy"/));
    socket.destroy();
    expect(passed).toEqual([]);
  });
});
