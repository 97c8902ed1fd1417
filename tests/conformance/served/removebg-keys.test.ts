import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRaw } from '../../fixtures/http-client';
import { sceneJpeg } from '../../fixtures/pictures';
import { until, type RunningServer } from '../../fixtures/server';
import { multipart } from './bodies';
import { SHOP, SITE, startGuarded } from './guarded-servers';
import { replay, type Replayed } from './replay';

const KEY = 'a-key-of-a-client-of-theirs';

let photo: Buffer;
let keyed: RunningServer;
let checked: RunningServer;
beforeAll(async () => {
  photo = await sceneJpeg(64, 48);
  ({ keyed, checked } = await startGuarded(KEY, { RATE_LIMIT_PER_DAY: '500' }));
});
afterAll(async () => {
  await Promise.all([keyed, checked].map((server) => server.stop()));
});

const ask = (
  server: RunningServer,
  headers: Readonly<Record<string, string>> = {},
  { query = '', fields = {} }: { query?: string; fields?: Record<string, string> } = {},
) => {
  const body = multipart({ image_file: photo, ...fields });
  return replay(server.url, {
    ...body,
    path: `/v1.0/removebg${query}`,
    headers: { ...body.headers, ...headers },
  });
};

/** The status, and of a refusal its title. */
function outcome({ status, body }: Replayed): string {
  if (status === 200) return '200';
  const { errors } = JSON.parse(body.toString()) as { errors: { code: string; title: string }[] };
  return `${status} ${errors[0]?.code}: ${errors[0]?.title}`;
}

const MISSING = '403 auth_failed: Missing API Key';
const INVALID = '403 auth_failed: API Key invalid';

describe('R-06: where keys were given out', () => {
  it('a key counts in any casing of its header, as a bearer, in the query, and as a field', async () => {
    for (const name of ['X-Api-Key', 'X-API-Key', 'x-api-key', 'X-API-KEY']) {
      expect(outcome(await ask(keyed, { [name]: KEY })), name).toBe('200');
    }
    expect(outcome(await ask(keyed, { Authorization: `Bearer ${KEY}` }))).toBe('200');
    expect(outcome(await ask(keyed, {}, { query: `?api_key=${KEY}` }))).toBe('200');
    expect(outcome(await ask(keyed, {}, { fields: { api_key: KEY } }))).toBe('200');
  });

  it('none and a wrong one are refused, wherever they stand', async () => {
    expect(outcome(await ask(keyed))).toBe(MISSING);
    expect(outcome(await ask(keyed, { 'X-Api-Key': 'wrong' }))).toBe(INVALID);
    expect(outcome(await ask(keyed, {}, { query: '?api_key=wrong' }))).toBe(INVALID);
    expect(outcome(await ask(keyed, {}, { fields: { api_key: 'wrong' } }))).toBe(INVALID);
    // The field counts only where nothing else is shown.
    expect(outcome(await ask(keyed, { 'X-Api-Key': 'wrong' }, { fields: { api_key: KEY } }))).toBe(INVALID);
  });

  it('one body of a client that has yet to show its key is taken at a time', async () => {
    const { socket, received } = connectRaw(keyed.url);
    const head = [
      'POST /v1.0/removebg HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      'Content-Length: 9',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n{`);
    const busy = '429 rate_limit_exceeded: Rate limit exceeded';
    await until(async () => outcome(await ask(keyed)) === busy, 5_000, 'the second to be refused');
    const refused = await ask(keyed, {}, { fields: { api_key: KEY } });
    expect([outcome(refused), refused.headers['retry-after']]).toEqual([busy, '1']);
    // Who shows a key does not wait for it.
    expect(outcome(await ask(keyed, { 'X-Api-Key': KEY }))).toBe('200');
    socket.write('"x": 12}');
    await until(() => received().includes('auth_failed'), 5_000, 'the answer to the first');
    expect(outcome(await ask(keyed, {}, { fields: { api_key: KEY } }))).toBe('200');
    socket.destroy();
  });

  it('the log has no key', () => {
    expect(keyed.output()).not.toContain(KEY);
  });

  it('the account is its holder’s, and asking costs nothing', async () => {
    const account = async (headers: Readonly<Record<string, string>>) =>
      replay(keyed.url, { method: 'GET', path: '/v1.0/account', headers });
    const left = async () => {
      const { body } = await account({ 'X-Api-Key': KEY });
      const told = JSON.parse(body.toString()) as { data: { attributes: { credits: { total: number } } } };
      return told.data.attributes.credits.total;
    };
    const before = await left();
    expect(await left()).toBe(before);
    await ask(keyed, { 'X-Api-Key': KEY });
    expect(await left()).toBe(before - 1);
    expect(outcome(await account({}))).toBe(MISSING);
  });

  it('a page of an allowed origin may send a key and read what the door tells', async () => {
    const preflight = await replay(keyed.url, {
      method: 'OPTIONS',
      headers: {
        Origin: SHOP,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-key, content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe(SHOP);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/X-Api-Key/);
    const answer = await ask(keyed, { Origin: SHOP, 'X-Api-Key': KEY });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-expose-headers']).toMatch(/X-Credits-Charged/);
    // Its visitors are no holders.
    expect(outcome(await ask(keyed, { Origin: SHOP }))).toBe(MISSING);
  });
});

describe('R-05: where the bot check is on and no keys were given out', () => {
  it('the door is no way around it: for programs, pages, and with any key', async () => {
    expect(outcome(await ask(checked))).toBe(MISSING);
    expect(outcome(await ask(checked, { 'X-Api-Key': 'any' }))).toBe(INVALID);
    expect(outcome(await ask(checked, {}, { fields: { api_key: 'any' } }))).toBe(MISSING);
    expect(outcome(await ask(checked, { Origin: SITE }))).toBe(MISSING);
  });
});
