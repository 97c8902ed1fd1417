import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneJpeg } from '../../fixtures/pictures';
import { startServer, type RunningServer } from '../../fixtures/server';
import { multipart } from './bodies';
import { SHOP, SITE, startGuarded } from './guarded-servers';
import { replay, type Recorded, type Replayed } from './replay';

const KEY = 'a-key-of-a-client-of-rembg';

let photo: Buffer;
let keyed: RunningServer;
let checked: RunningServer;
beforeAll(async () => {
  photo = await sceneJpeg(64, 48);
  ({ keyed, checked } = await startGuarded(KEY));
});
afterAll(async () => {
  await Promise.all([keyed, checked].map((server) => server.stop()));
});

const PATH = '/api/remove';
const post = (server: RunningServer, headers: Readonly<Record<string, string>> = {}, query = '') => {
  const body = multipart({ file: photo });
  return replay(server.url, { ...body, path: `${PATH}${query}`, headers: { ...body.headers, ...headers } });
};
const get = (server: RunningServer, recorded: Recorded = {}) =>
  replay(server.url, { method: 'GET', path: `${PATH}?url=http://127.0.0.1:9/x.jpg`, ...recorded });

/** The status, and of a refusal its words, after checking that they are FastAPI's. */
function outcome({ status, body }: Replayed): string {
  if (status === 200) return '200';
  const told = JSON.parse(body.toString()) as { detail: string };
  expect(Object.keys(told)).toEqual(['detail']);
  return `${status} ${told.detail.split('.')[0] ?? ''}`;
}

const REQUIRED = '401 This service needs an API key';
const INVALID = '401 The API key is not known here';

describe('R-06: where keys were given out', () => {
  it('a key counts in its header, as a bearer, and in the query', async () => {
    expect(outcome(await post(keyed, { 'X-Api-Key': KEY }))).toBe('200');
    expect(outcome(await post(keyed, { Authorization: `Bearer ${KEY}` }))).toBe('200');
    expect(outcome(await post(keyed, {}, `?api_key=${KEY}`))).toBe('200');
  });

  it('none and a wrong one are refused, a GET’s as well', async () => {
    expect(outcome(await post(keyed))).toBe(REQUIRED);
    expect(outcome(await get(keyed))).toBe(REQUIRED);
    expect(outcome(await post(keyed, { 'X-Api-Key': 'wrong' }))).toBe(INVALID);
    expect(outcome(await post(keyed, {}, '?api_key=wrong'))).toBe(INVALID);
    expect(outcome(await get(keyed, { headers: { 'X-Api-Key': 'wrong' } }))).toBe(INVALID);
  });

  it('the log has neither key nor address', () => {
    expect(keyed.output()).not.toContain(KEY);
    expect(keyed.output()).not.toContain('x.jpg');
  });

  it('a page of an allowed origin may send a key, and read which model it was', async () => {
    const preflight = await replay(keyed.url, {
      method: 'OPTIONS',
      path: PATH,
      headers: { Origin: SHOP, 'Access-Control-Request-Method': 'POST' },
    });
    expect([preflight.status, preflight.headers['allow']]).toEqual([204, 'GET, POST, OPTIONS']);
    expect(preflight.headers['access-control-allow-origin']).toBe(SHOP);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/X-Api-Key/);
    const answer = await post(keyed, { Origin: SHOP, 'X-Api-Key': KEY });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-expose-headers']).toMatch(/X-Clearcut-Model/);
  });

  it('whether it is up, anybody may ask, and read on an allowed page', async () => {
    for (const path of ['/health', '/api', '/api/health/live']) {
      const { status, headers } = await replay(keyed.url, { method: 'GET', path, headers: { Origin: SHOP } });
      // The last is a door of our own, whose list is another.
      const read = path === '/api/health/live' ? undefined : SHOP;
      expect([status, headers['access-control-allow-origin']], path).toEqual([200, read]);
    }
  });
});

describe('R-05: where the bot check is on and no keys were given out', () => {
  it('the door is no way around it: for programs, pages, and with any key', async () => {
    expect(outcome(await post(checked))).toBe(REQUIRED);
    expect(outcome(await get(checked))).toBe(REQUIRED);
    expect(outcome(await post(checked, { 'X-Api-Key': 'any' }))).toBe(INVALID);
    expect(outcome(await post(checked, { Origin: SITE }))).toBe(REQUIRED);
    expect(outcome(await get(checked, { headers: { 'Sec-Fetch-Site': 'same-origin' } }))).toBe(REQUIRED);
  });
});

describe('A3: what counts', () => {
  it('a GET as much as a POST; what is unlimited goes on', async () => {
    const limited = await startServer({
      INFERENCE_CHILDREN: '1',
      URL_INPUT: 'off',
      RATE_LIMIT_PER_MINUTE: '4',
    });
    try {
      const off = '400 This server does not fetch pictures from URLs';
      for (const left of [3, 2, 1, 0]) {
        const answer = await get(limited);
        expect([outcome(answer), answer.headers['x-ratelimit-remaining']]).toEqual([off, String(left)]);
      }
      for (const answer of [await get(limited), await post(limited)]) {
        expect(outcome(answer)).toMatch(/^429 You have sent more requests/);
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
      for (const path of ['/health', '/api']) {
        expect((await replay(limited.url, { method: 'GET', path })).status, path).toBe(200);
      }
    } finally {
      await limited.stop();
    }
  });
});
