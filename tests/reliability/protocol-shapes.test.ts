import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, statusesOf } from '../fixtures/raw-request';
import { startServer, type RunningServer } from '../fixtures/server';

/** Stands wherever a client can write something. */
const CANARY = 'client-text';

let server: RunningServer;
let host: string;
let printedBefore = 0;

beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1', SITE_URL: 'https://cut.example' });
  host = new URL(server.url).host;
  printedBefore = server.output().length;
});
afterAll(() => server.stop());
afterEach(() => {
  const printed = server.output().slice(printedBefore);
  printedBefore += printed.length;
  const lines = printed.split('\n').filter((line) => line !== '');
  // Standard error and output together: lines of the log and nothing else, none with a client's text or a library's.
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ msg: 'request' });
  expect(printed).not.toContain(CANARY);
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'];
const TARGETS: readonly [string, Readonly<Record<string, number>>, number][] = [
  ['/en', { GET: 200, HEAD: 200 }, 405],
  ['/icon.svg', { GET: 200, HEAD: 200 }, 405],
  ['/api/v1/remove', { POST: 400, OPTIONS: 204 }, 405],
  ['/api/health/live', { GET: 200, HEAD: 200, OPTIONS: 204 }, 405],
  ['*', { CONNECT: 405 }, 400],
];
const shapes = TARGETS.flatMap(([target, statuses, otherwise]) =>
  METHODS.map((method) => [`${method} ${target}`, statuses[method] ?? otherwise] as const),
);

const line = (start: string, ...headers: string[]) =>
  [`${start} HTTP/1.1`, `Host: ${host}`, ...headers, 'Connection: close', '', ''].join('\r\n');

/** What every answer has, and what a refusal has besides. */
async function expectAnswer(sent: string, statuses: readonly number[]): Promise<string> {
  const answer = await rawRequest(server.url, [sent]);
  const [status = 0, ...more] = statusesOf(answer);
  expect([status, more], answer.slice(0, 300)).toEqual([statuses.includes(status) ? status : statuses, []]);
  const [head = '', body = ''] = answer.split(/\r\n\r\n([^]*)/);
  expect(head).toMatch(/\r\nstrict-transport-security: max-age=\d+/i);
  if (status >= 400 && !/\r\ncontent-type: text\/html/i.test(head)) {
    if (sent.startsWith('HEAD')) expect(body).toBe('');
    else expect(body).toMatch(/\{"error":\{"code":"[a-z_]+","message":"[^"]/);
    expect(head).toMatch(/\r\nx-content-type-options: nosniff/i);
    expect(head).toMatch(/\r\ncache-control: no-store/i);
    expect(head).toMatch(/\r\nx-request-id: [0-9a-f-]{36}/i);
  }
  if (status === 405) expect(head).toMatch(/\r\nallow: [A-Z]/i);
  expect(answer).not.toContain(CANARY);
  return answer;
}

describe('P-04: each method at each kind of address', () => {
  it.each(shapes)('%s: %i', async (start, status) => void (await expectAnswer(line(start), [status])));
});

describe('P-04: targets', () => {
  it.each<[string, number]>([
    [`http://HOST/en`, 200],
    [`http://HOST/api/health/live`, 200],
    ['https://cut.example/en', 200],
    [`http://${CANARY}.example/en`, 421],
    [`https://${CANARY}.example/api/v1/remove`, 421],
    [`http://[${CANARY}/en`, 400],
    [`http://x:99999/${CANARY}`, 400],
    [`http://${CANARY}@HOST/en`, 400],
    [`ftp://HOST/${CANARY}`, 400],
    [CANARY, 400],
    ['/en/../api/health/live', 200],
    ['/en/%2e%2E/api/health/live', 200],
    ['/%61pi/health/live', 200],
    ['/api\\health\\live', 200],
    ['//api/health/live', 200],
    ['/./en', 200],
    ['/en#part', 200],
    [`/%ZZ${CANARY}`, 400],
    ['/en%00', 400],
    [`/_next/image?url=${CANARY}`, 404],
    ['/_next/webpack-hmr', 404],
    ['/_next/data/x/en.json', 404],
  ])('GET %s: %i', async (target, status) => {
    await expectAnswer(line(`GET ${target.replace('HOST', host)}`), [status]);
  });

  it('a path with dots reaches the route that has counted it', async () => {
    const sent = `${line('POST /en/../api/v1/remove', 'Content-Length: 1')}x`;
    expect(await expectAnswer(sent, [415])).toMatch(/\r\nratelimit-remaining: \d+/i);
  });
});

describe('P-04: heads', () => {
  it.each<[string, string, number]>([
    ['two hosts', `GET /en HTTP/1.1\r\nHost: a\r\nHost: ${CANARY}\r\n\r\n`, 400],
    ['no host', 'GET /en HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', `GET /en HTTP/1.1\r\nHost: ${CANARY} x\r\n\r\n`, 400],
    ['HTTP/0.9', 'GET /en\r\n\r\n', 400],
    ['HTTP/2.0', 'GET /en HTTP/2.0\r\nHost: a\r\n\r\n', 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a method that nobody knows', `${CANARY.toUpperCase()} /en HTTP/1.1\r\nHost: a\r\n\r\n`, 400],
    ['no HTTP', `\x16\x03\x01${CANARY}\r\n\r\n`, 400],
    ['a header with a NUL', `GET /en HTTP/1.1\r\nHost: a\r\nX: ${CANARY}\0\r\n\r\n`, 400],
    ['long headers', `GET /en HTTP/1.1\r\nHost: a\r\nX: ${CANARY.repeat(2_000)}\r\n\r\n`, 431],
  ])('%s: %s', async (_, sent, status) => void (await expectAnswer(sent, [status])));

  it.each(['bytes=5-2', 'bytes=999999999-', 'bytes=-0', `bytes=${CANARY}`])(
    'a range that no file has: %s',
    async (range) => {
      for (const target of ['/en', '/icon.svg', '/robots.txt'])
        await expectAnswer(line(`GET ${target}`, `Range: ${range}`), [200]);
    },
  );
});

describe('pages and forms', () => {
  it('a form that is posted to a page is refused in our words, and one to the tool goes on', async () => {
    const form = ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 5'];
    await expectAnswer(`${line('POST /en', ...form)}--x--`, [405]);
    expect(await expectAnswer(`${line('POST /de/remove-background', ...form)}--x--`, [303])).toMatch(
      /\r\nlocation: \/de\/remove-background#/i,
    );
  });
});

describe('several requests on one connection', () => {
  it('the earlier is answered before the later is refused', async () => {
    const first = line('GET /en').replace('Connection: close\r\n', '');
    const answer = await rawRequest(server.url, [first, `${line('POST /en', 'Content-Length: 1')}x`]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*<\/html>HTTP\/1\.1 405 /);
  });
});
