import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { setRateLimitState } from '../rate-limit/rate-limit-state';
import { limitRequest } from '../rate-limit/limit-request';
import type { RateLimiter } from '../rate-limit/rate-limiter';
import { handlersOf } from '../http/handlers';
import { stampCaller } from '../http/caller';
import { allButQuestions, type Door, type PictureDoor } from '../http/door';
import { readUpload, type UploadShape } from '../http/read-upload';
import { respondError } from '../http/respond';
import { refuseMethods, serveRequest } from '../http/serve-request';
import { setLogger } from '../log/logger';
import { Front } from './front';
import { frontOptions, OPEN_ACCESS } from './front.fixture';

const FRIEND = 'https://friend.example';
const SHAPE: UploadShape = {
  body: { form: 3_000, other: 2_000 },
  maxFileBytes: 1_000,
  parts: { picture: 'image_file', background: 'bg_image_file' },
};

/** Another service's words and codes; reading a picture counts here even where it is asked for by GET. */
const SECOND: PictureDoor = {
  path: '/second/cut',
  methods: ['GET', 'POST'],
  isCounted: (method) => method === 'GET' || allButQuestions(method),
  body: SHAPE.body,
  respondError: ({ code }, headers) =>
    Response.json(
      { errors: [{ title: code }] },
      { status: code === 'upload_too_large' ? 400 : 402, headers: { 'X-Second': '1', ...headers } },
    ),
  cors: { origins: 'allowedOrigins', allowedHeaders: 'X-Second-Key', exposedHeaders: 'X-Second' },
  read: (request) => readUpload(request, SHAPE),
};
const FIRST: Door = {
  ...SECOND,
  path: '/first/*',
  methods: ['POST'],
  isCounted: allButQuestions,
  body: { form: 100, other: 100 },
  respondError,
  cors: { origins: 'allowedOrigins', allowedHeaders: 'X-First-Key', exposedHeaders: 'X-First' },
};

const lines: Record<string, unknown>[] = [];
let server: Server;
let limiter: RateLimiter;

beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://cut.example');
  vi.stubEnv('ALLOWED_ORIGINS', FRIEND);
  setLogger(pino({ base: null }, { write: (line) => lines.push(JSON.parse(line) as never) }));
  const options = frontOptions({
    doors: [FIRST, SECOND],
    access: { ...OPEN_ACCESS, allowedOrigins: [FRIEND] },
  });
  limiter = options.rateLimit.limiter;
  setRateLimitState(options.rateLimit);
  const front = new Front(options);
  server = createServer((request, response) =>
    front.handle(request, response, () => void handOver(request, response)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  lines.splice(0);
  vi.restoreAllMocks();
});

/** What Next does with a request that the front lets pass. */
async function handOver(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  const request = new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
  const answer = await handlerFor(request)(request);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function handlerFor({ method }: Request): (request: Request) => Response | Promise<Response> {
  if (method === 'OPTIONS') return handlersOf(SECOND, {}).OPTIONS;
  if (!SECOND.methods.includes(method)) return refuseMethods(SECOND);
  return (request) =>
    serveRequest(SECOND, request, async ({ caller, figures }) => {
      const upload = await SECOND.read(request);
      figures['uploadBytes'] = upload.bodyBytes;
      return Response.json({ bytes: upload.bytes.length, caller });
    });
}

const send = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method: 'POST', ...init });
const told = async (answer: Response) => [answer.status, await answer.json()] as unknown;
const second = (status: number, title: string) => [status, { errors: [{ title }] }];
const first = (status: number, code: string) => [
  status,
  { error: expect.objectContaining({ code }) as unknown },
];
function form(part: string, bytes: number): FormData {
  const data = new FormData();
  data.append(part, new Blob([new Uint8Array(bytes)]));
  return data;
}

describe('a table with a second door', () => {
  it('has pictures read as its door says, of the caller that the front has found', async () => {
    const [status, answer] = (await told(
      await send('/second/cut', { body: form('image_file', 900), headers: { 'X-Api-Key': 'x' } }),
    )) as [number, unknown];
    expect(status).toBe(200);
    expect(answer).toEqual({
      bytes: 900,
      caller: { bucket: '127.0.0.1', address: '127.0.0.1', key: 'unknown', origin: 'api-client' },
    });
    expect(lines).toMatchObject([{ route: '/second/cut', status: 200, address: '127.0.0.1' }]);
  });

  it('tells errors in the words and codes of each door, before Next and behind it', async () => {
    // The front, by length; the reader, by the part's name and by the file's size.
    const long = { body: new Uint8Array(2_001) };
    expect(await told(await send('/second/cut', long))).toEqual(second(400, 'upload_too_large'));
    expect(await told(await send('/second/cut', { body: form('image', 9) }))).toEqual(
      second(402, 'missing_image'),
    );
    const large = { body: form('image_file', 1_001) };
    expect(await told(await send('/second/cut', large))).toEqual(second(400, 'upload_too_large'));
    expect(await told(await send('/first/x', { body: new Uint8Array(101) }))).toEqual(
      first(413, 'upload_too_large'),
    );
    // What is no door keeps ours.
    const page = { body: new Uint8Array(20_000) };
    expect(await told(await send('/page', page))).toEqual(first(405, 'method_not_allowed'));
    expect(lines.map(({ route, status, code }) => [route, status, code])).toEqual([
      ['*', 400, 'upload_too_large'],
      ['/second/cut', 402, 'missing_image'],
      ['/second/cut', 400, 'upload_too_large'],
      ['*', 413, 'upload_too_large'],
      ['*', 405, 'method_not_allowed'],
    ]);
  });

  it('lets pages of other sites read what the door exposes, of a refusal before Next as well', async () => {
    const headers = { Origin: FRIEND };
    const early = await send('/second/cut', { headers, body: new Uint8Array(2_001) });
    const late = await send('/second/cut', { headers, body: form('image', 9) });
    for (const answer of [early, late]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(FRIEND);
      expect(answer.headers.get('access-control-expose-headers')).toBe('X-Second');
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age/);
    }
    const preflight = await send('/second/cut', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('allow')).toBe('GET, POST, OPTIONS');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('X-Second-Key');
    const wrong = await send('/second/cut', { method: 'PUT', body: 'x' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([402, 'GET, POST']);
  });

  it('counts what its door says that it counts', async () => {
    const spend = vi.spyOn(limiter, 'spend');
    const foreign = { headers: { Origin: 'https://evil.example' } };
    // Refused by the front, which counts then.
    expect((await send('/second/cut', { method: 'GET', ...foreign })).status).toBe(402);
    expect(spend).toHaveBeenCalledTimes(1);
    expect((await send('/second/cut', { method: 'OPTIONS', ...foreign })).status).toBe(204);
    expect(spend).toHaveBeenCalledTimes(1);
  });

  it('has middleware refuse in the words of the door', async () => {
    const headers = { origin: FRIEND };
    const caller = { bucket: '192.0.2.1', address: '192.0.2.1', key: 'none', origin: 'page' } as const;
    stampCaller(headers, caller);
    const request = () => new NextRequest('http://localhost/second/cut', { method: 'GET', headers });
    expect(await limitRequest(request(), FIRST)).toEqual({ headers: {} });
    expect(await limitRequest(request(), SECOND)).toMatchObject({
      headers: { 'RateLimit-Remaining': '999' },
    });
    vi.spyOn(limiter, 'spend').mockRejectedValueOnce(new ServiceError('too_many_requests'));
    const { refusal } = await limitRequest(request(), SECOND);
    expect(refusal?.headers.get('access-control-expose-headers')).toBe('X-Second');
    expect(await told(refusal!)).toEqual(second(402, 'too_many_requests'));
    expect(lines).toMatchObject([
      { route: '*', status: 402, code: 'too_many_requests', address: '192.0.2.1' },
    ]);
    stampCaller(headers, undefined);
    expect(await told((await limitRequest(request(), SECOND)).refusal!)).toEqual(
      second(402, 'address_unknown'),
    );
  });

  it('A1: answers address_unknown, in the words of the door, where no front has found a caller', async () => {
    const handle = vi.fn(() => Promise.reject(new ServiceError('not_found')));
    const request = new Request('http://localhost/second/cut', {
      headers: { 'x-clearcut-caller': 'secret:{"bucket":"6.6.6.6"}' },
    });
    expect(await told(await serveRequest(SECOND, request, handle))).toEqual(second(402, 'address_unknown'));
    expect(handle).not.toHaveBeenCalled();
  });
});
