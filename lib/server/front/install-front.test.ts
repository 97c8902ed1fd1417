import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRaw } from '@/tests/fixtures/http-client';
import { rawRequest, statusesOf } from '@/tests/fixtures/raw-request';
import { setLogger } from '../log/logger';
import { Connections } from './connections';
import { Front } from './front';
import { DOOR, frontOptions } from './front.fixture';
import { installFront } from './install-front';

/** How long an answer takes: longer than any refusal beside it. */
const WORK_MS = 600;

const lines: Record<string, unknown>[] = [];
/** What came to Next's place, and what became of it. */
const seen: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://cut.example');
  vi.stubEnv('NODE_ENV', 'production');
  setLogger(pino({ base: null }, { write: (line) => lines.push(JSON.parse(line) as never) }));
  const front = new Front(frontOptions({ doors: [DOOR] }));
  // As Next makes it: before, and with a listener that leaves offers of other protocols without an answer.
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.once('close', () => seen.push(response.writableFinished ? 'answered' : 'gone'));
    request.resume().on('end', () => setTimeout(() => response.end('worked\n'), WORK_MS));
  }).on('upgrade', () => undefined);
  installFront(front, new Connections({ trustedProxies: [], header: 'none' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  lines.splice(0);
  seen.splice(0);
});

const text = (...head: string[]) => [...head, '', ''].join('\r\n');
const GOOD = text('GET /good HTTP/1.1', 'Host: a');
const told = () => lines.map(({ status, code, route }) => [status, code, route]);
/** All that came back; quiet for half a second is not over, where an answer is worked at. */
const ask = async (...parts: string[]) => {
  const { socket, received, closed } = connectRaw(url);
  for (const part of parts) socket.write(part);
  await closed;
  return received();
};

describe('what Node and Next would answer by themselves', () => {
  it.each([
    ['CONNECT', text('CONNECT evil.example:443 HTTP/1.1', 'Host: a'), 405, 'method_not_allowed'],
    ['a method that nobody knows', text('CLIENT-TEXT /good HTTP/1.1', 'Host: a'), 400, 'malformed_request'],
    ['no HTTP', '\x16\x03\x01client-text\r\n\r\n', 400, 'malformed_request'],
    ['long headers', text('GET / HTTP/1.1', `Host: a`, `X: ${'a'.repeat(20_000)}`), 431, 'headers_too_large'],
    ['no host', text('GET /good HTTP/1.1'), 400, 'malformed_request'],
    ['two hosts', text('GET /good HTTP/1.1', 'Host: a', 'Host: a'), 400, 'malformed_request'],
    ['another host', text('GET http://evil.example/ HTTP/1.1', 'Host: a'), 421, 'other_host'],
    ['no path', text('GET * HTTP/1.1', 'Host: a'), 400, 'malformed_address'],
  ])('is answered, logged once and said to nobody else: %s', async (_, sent, status, code) => {
    const answer = await ask(sent);
    expect(statusesOf(answer)).toEqual([status]);
    expect(answer).toContain(`{"error":{"code":"${code}"`);
    expect(answer).toMatch(/\r\nstrict-transport-security: max-age=\d+\r\n/i);
    expect(answer).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(told()).toEqual([[status, code, '*']]);
    expect(JSON.stringify(lines)).not.toMatch(/client-text|evil/i);
    expect(seen).toEqual([]);
  });

  it.each([
    [
      'an offer of another protocol',
      text('GET /good HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: h2c'),
    ],
    ['an expectation that nobody knows', text('GET /good HTTP/1.1', 'Host: a', 'Expect: tea')],
    ['our own address in full', text('GET https://cut.example/good HTTP/1.1', 'Host: a')],
  ])('is a request like any other: %s', async (_, sent) => {
    expect(statusesOf(await rawRequest(url, [sent], { withinMs: 3_000 }))).toEqual([200]);
    expect(seen[0]).toBe('GET /good');
  });

  it('HEAD is refused without a body', async () => {
    const answer = await ask(text('HEAD /%ZZ HTTP/1.1', 'Host: a'));
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*\r\ncontent-length: [1-9]\d*\r\n/i);
    expect(answer).toMatch(/\r\n\r\n$/);
  });

  it('a door refuses with the methods that it takes', async () => {
    expect(await ask(text('TRACE /door HTTP/1.1', 'Host: a'))).toMatch(
      /^HTTP\/1\.1 405 [^]*\r\nallow: POST\r\n/i,
    );
  });
});

describe('several requests on one connection', () => {
  it.each([
    ['is refused', text('POST /good HTTP/1.1', 'Host: a', 'Content-Length: 1') + 'x', 405],
    ['is too large', text('POST /door HTTP/1.1', 'Host: a', 'Content-Length: 9999'), 413],
    ['cannot be read', 'client-text\r\n\r\n', 400],
    ['has no end', text('POST /door HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked') + 'zz\r\n', 400],
    ['wants a tunnel', text('CONNECT a:1 HTTP/1.1', 'Host: a'), 405],
  ])('the earlier is answered, then the later that %s', async (_, later, status) => {
    const answer = await ask(GOOD, later);
    expect(statusesOf(answer)).toEqual([200, status]);
    expect(answer).toContain('worked');
    expect(seen).toEqual(['GET /good', 'answered']);
  });

  it('what follows a refusal goes to nobody', async () => {
    const answer = await ask(text('PUT /good HTTP/1.1', 'Host: a'), GOOD, GOOD);
    expect(statusesOf(answer)).toEqual([405]);
    expect(seen).toEqual([]);
  });
});

describe('a client that ends its half of the connection', () => {
  it.each([
    ['GET', GOOD],
    ['POST', text('POST /door HTTP/1.1', 'Host: a', 'Content-Length: 1') + 'x'],
  ])('gets its answer to %s', async (_, sent) => {
    const { socket, received, closed } = connectRaw(url);
    socket.end(sent);
    await closed;
    expect(statusesOf(received()).filter((status) => status >= 200)).toEqual([200]);
    expect(received()).toContain('worked');
    expect(seen[1]).toBe('answered');
  });

  it('is told from one that is gone', async () => {
    const { socket } = connectRaw(url);
    await new Promise<void>((resolve) => socket.write(GOOD, () => resolve()));
    await vi.waitFor(() => expect(seen).toEqual(['GET /good']));
    socket.destroy();
    await vi.waitFor(() => expect(seen).toEqual(['GET /good', 'gone']), { timeout: 3_000, interval: 10 });
  });

  it('is told that its upload is not complete', async () => {
    const { socket, received, closed } = connectRaw(url);
    socket.end(text('POST /door HTTP/1.1', 'Host: a', 'Content-Length: 9') + 'x');
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 400 [^]*"incomplete_upload"/);
    expect(seen).toEqual([]);
  });
});
