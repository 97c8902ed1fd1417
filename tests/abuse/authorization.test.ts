import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '@/lib/contracts/error-codes';
import type { ErrorBody } from '@/lib/contracts/errors';
import { sceneJpeg } from '../fixtures/pictures';
import { spawnServer, startServer, type RunningServer } from '../fixtures/server';
import { sharedServer } from '../fixtures/shared-server';
import { startSiteverify, type Siteverify, type SiteverifyFault } from '../fixtures/siteverify';

const KEY = 'a-key-that-the-operator-gave-out';
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');
const SITE = 'https://cut.example';
const PAGE = { Origin: SITE, 'Sec-Fetch-Site': 'same-origin' };

type Asked = Pick<RunningServer, 'url'>;

let picture: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  picture = (await sceneJpeg(64, 48)) as Uint8Array<ArrayBuffer>;
});

function send(server: Asked, headers: Record<string, string> = {}, body: BodyInit = picture) {
  return fetch(`${server.url}/api/v1/remove`, { method: 'POST', body, headers });
}

/** `200`, or the code of the refusal after checking that the answer is what the table says. */
async function outcome(response: Response): Promise<string> {
  if (response.status === 200) {
    expect(response.headers.get('content-type')).toBe('image/png');
    await response.arrayBuffer();
    return '200';
  }
  const { error } = (await response.json()) as ErrorBody;
  expect(response.status).toBe(ERRORS[error.code].status);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('www-authenticate')).toBe(
    response.status === 401 ? 'Bearer realm="clearcut"' : null,
  );
  return error.code;
}

const answer = async (server: Asked, headers: Record<string, string> = {}) =>
  outcome(await send(server, headers));

/** The cookie that an answer sets, as the next request sends it. */
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('with neither keys nor bot check', () => {
  const server = sharedServer();

  it('R-06: anyone may come in, with any key', async () => {
    expect(await answer(server)).toBe('200');
    expect(await answer(server, { 'X-Api-Key': 'any' })).toBe('200');
    expect(await answer(server, { Authorization: 'Bearer any' })).toBe('200');
  });

  it('R-05: a page needs no token, gets no cookie and is told so', async () => {
    const response = await send(server, { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' });
    expect(await outcome(response)).toBe('200');
    expect(response.headers.get('set-cookie')).toBeNull();
    const state = await fetch(`${server.url}/api/v1/bot-check`);
    expect(await state.json()).toEqual({ siteKey: null, required: false, flags: {} });
  });

  it.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Api-Key': 'any' },
  ])('A5: a page of another site is refused: %o', async (headers) => {
    expect(await answer(server, headers)).toBe('cross_site_refused');
  });

  it('A5: it is refused before its body is read', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(1_000)),
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { Origin: 'https://evil.example' } };
    const response = await fetch(`${server.url}/api/v1/remove`, init);
    expect(await outcome(response)).toBe('cross_site_refused');
  });
});

describe('with keys and bot check', () => {
  let siteverify: Siteverify;
  let server: RunningServer;
  beforeAll(async () => {
    siteverify = await startSiteverify({ secret: '0xTHESECRETKEY', hostname: 'cut.example' });
    server = await startServer({
      SITE_URL: SITE,
      ALLOWED_ORIGINS: 'https://shop.example',
      TURNSTILE_SITE_KEY: '0xTHESITEKEY',
      TURNSTILE_SECRET_KEY: '0xTHESECRETKEY',
      TURNSTILE_SITEVERIFY_URL: siteverify.url,
      PASS_SECRET: 'a pass secret of thirty-two characters',
      API_KEYS: `nameofashop:${hashOf(KEY)}:120:8`,
    });
  });
  afterAll(async () => {
    await server.stop();
    await siteverify.close();
  });

  const withToken = (identity?: Parameters<Siteverify['issue']>[0]) => ({
    ...PAGE,
    'X-Turnstile-Token': siteverify.issue(identity),
  });

  it('R-06: a client with a key skips the bot check; without one it stays out', async () => {
    siteverify.calls.splice(0);
    expect(await answer(server, { 'X-Api-Key': KEY })).toBe('200');
    expect(await answer(server, { Authorization: `Bearer ${KEY}` })).toBe('200');
    expect(await answer(server)).toBe('api_key_required');
    expect(await answer(server, { 'X-Api-Key': `${KEY}x` })).toBe('api_key_invalid');
    expect(await answer(server, { 'X-Api-Key': hashOf(KEY) })).toBe('api_key_invalid');
    expect(siteverify.calls).toEqual([]);
  });

  it('R-06: a page without a token is refused with a code', async () => {
    expect(await answer(server, PAGE)).toBe('bot_check_required');
    expect(await answer(server, { Origin: SITE })).toBe('bot_check_required');
    expect(await answer(server, { 'Sec-Fetch-Site': 'same-origin' })).toBe('bot_check_required');
  });

  it('R-05: a token lets a page in, and its pass lets a batch in without another question', async () => {
    siteverify.calls.splice(0);
    const response = await send(server, withToken());
    expect(await outcome(response)).toBe('200');
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Secure-clearcut-pass=v1\.[^;]+; Path=\/api; Max-Age=1200; HttpOnly; SameSite=Strict; Secure$/,
    );
    const Cookie = cookieOf(response);
    for (let turn = 0; turn < 5; turn += 1) expect(await answer(server, { ...PAGE, Cookie })).toBe('200');
    expect(siteverify.calls).toHaveLength(1);

    const state = await fetch(`${server.url}/api/v1/bot-check`, { headers: { Cookie } });
    expect(await state.json()).toEqual({ siteKey: '0xTHESITEKEY', required: false, flags: {} });
    expect(await answer(server, { ...PAGE, Cookie: `${Cookie}x` })).toBe('bot_check_required');
  });

  it('R-05: a pass is bought even where the picture is refused: the token is spent', async () => {
    const response = await send(server, withToken(), 'no picture');
    expect(await outcome(response)).toBe('not_a_picture');
    expect(await answer(server, { ...PAGE, Cookie: cookieOf(response) })).toBe('200');
  });

  it('R-05: a page of an allowed origin comes in with a token of its own host', async () => {
    const headers = { Origin: 'https://shop.example', 'Sec-Fetch-Site': 'cross-site' };
    expect(await answer(server, headers)).toBe('bot_check_required');
    const token = siteverify.issue({ hostname: 'shop.example' });
    expect(await answer(server, { ...headers, 'X-Turnstile-Token': token })).toBe('200');
  });

  it('A5: SITE_URL pins what is ours: neither the host that was asked nor another scheme counts', async () => {
    expect(await answer(server, { ...PAGE, Origin: server.url })).toBe('cross_site_refused');
    expect(await answer(server, { ...PAGE, Origin: 'http://cut.example' })).toBe('cross_site_refused');
    expect(await answer(server, { Origin: 'https://evil.example', 'X-Api-Key': KEY })).toBe(
      'cross_site_refused',
    );
  });

  it.each<[string, () => Record<string, string>]>([
    ['made up', () => ({ ...PAGE, 'X-Turnstile-Token': 'made-up' })],
    ['oversize', () => ({ ...PAGE, 'X-Turnstile-Token': 'x'.repeat(2049) })],
    ['of another host', () => withToken({ hostname: 'evil.example' })],
    ['for another action', () => withToken({ action: 'login' })],
  ])('F4: a token that is %s fails', async (_, headers) => {
    const response = await send(server, headers());
    expect(await outcome(response)).toBe('bot_check_failed');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('F4: a replayed token fails, also when both come at once', async () => {
    const headers = withToken();
    const both = await Promise.all([answer(server, headers), answer(server, headers)]);
    expect(both.sort()).toEqual(['200', 'bot_check_failed']);
    expect(await answer(server, headers)).toBe('bot_check_failed');
  });

  it.each<[SiteverifyFault[], string]>([
    [['internal-error'], '200'],
    [['http-error'], '200'],
    [['timeout'], '200'],
    [['internal-error', 'internal-error'], 'bot_check_unavailable'],
    [['http-error', 'http-error'], 'bot_check_unavailable'],
    [['timeout', 'timeout'], 'bot_check_unavailable'],
    [['html'], 'bot_check_unavailable'],
    [['wrong-json'], 'bot_check_unavailable'],
  ])('F4: siteverify answering %s means %s', async (faults, expected) => {
    siteverify.calls.splice(0);
    siteverify.breakNext(...faults);
    const began = performance.now();
    const response = await send(server, withToken());
    if (expected !== '200') {
      const { error } = (await response.clone().json()) as ErrorBody;
      expect(error.fallback).toBe('browser');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
    expect(await outcome(response)).toBe(expected);
    expect(performance.now() - began).toBeLessThan(7_500);
    expect(new Set(siteverify.calls.map((call) => call['idempotency_key'])).size).toBe(1);
    expect(siteverify.calls.length).toBeLessThanOrEqual(2);
  });

  it('F4: siteverify that is gone keeps pages out, and key holders in', async () => {
    const alone = await startServer({
      SITE_URL: SITE,
      TURNSTILE_SITE_KEY: '0xTHESITEKEY',
      TURNSTILE_SECRET_KEY: '0xTHESECRETKEY',
      TURNSTILE_SITEVERIFY_URL: 'http://127.0.0.1:9/',
      PASS_SECRET: 'a pass secret of thirty-two characters',
      API_KEYS: `nameofashop:${hashOf(KEY)}`,
    });
    try {
      expect(await answer(alone, withToken())).toBe('bot_check_unavailable');
      expect(await answer(alone, { 'X-Api-Key': KEY })).toBe('200');
      expect(alone.log().filter((line) => line['msg'] === 'bot check')).toEqual([
        expect.objectContaining({ reason: 'unreachable' }),
      ]);
    } finally {
      await alone.stop();
    }
  });

  it('no secret is in the environment of an inference child', () => {
    const children = server.childPids();
    expect(children.length).toBeGreaterThan(0);
    for (const pid of children) {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      expect(environment).toContain('VIPS_DISC_THRESHOLD');
      expect(environment).not.toMatch(/TURNSTILE|PASS_SECRET|API_KEYS|0xTHE|pass secret/);
    }
  });

  it('neither tokens nor keys nor names nor passes stand in the log', () => {
    const output = server.output();
    expect(output).toContain('bot_check_failed');
    for (const secret of [KEY, hashOf(KEY), 'nameofashop', '0xTHE', 'token-', 'clearcut-pass', 'made-up']) {
      expect(output).not.toContain(secret);
    }
  });
});

describe('F4: a start', () => {
  it('is refused with one key of two, with dummy keys, and without a pass secret, all at once', async () => {
    const server = await spawnServer({
      SITE_URL: SITE,
      TURNSTILE_SITE_KEY: '1x00000000000000000000BB',
      API_KEYS: 'my-key-in-the-clear',
    });
    expect(await server.exited).toBe(1);
    const output = server.output();
    for (const fault of [
      /TURNSTILE_SECRET_KEY: expected/,
      /dummy key/,
      /PASS_SECRET: expected/,
      /API_KEYS: entry 1/,
    ]) {
      expect(output).toMatch(fault);
    }
    expect(output).not.toContain('in-the-clear');
  });
});
