import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotCheckConfig, AccessConfig } from '@/lib/config/access';
import { isServiceError } from '@/lib/contracts/errors';
import { startSiteverify, type Siteverify } from '@/tests/fixtures/siteverify';
import { botCheckState, authorizeVisitor } from './authorize';
import { resolveCaller } from './resolve-caller';

const KEY = 'key-of-the-shop';
const apiKeys = [{ name: 'shop', hash: createHash('sha256').update(KEY).digest(), limits: { perMinute: 9 } }];
const open: AccessConfig = {
  siteOrigin: undefined,
  allowedOrigins: [],
  compatAllowedOrigins: [],
  botCheck: undefined,
  apiKeys: [],
  flags: { history: 'off' },
};
const page = { host: 'cut.example', origin: 'https://cut.example', 'sec-fetch-site': 'same-origin' };
const client = { host: 'cut.example' };

let siteverify: Siteverify;
let botCheck: BotCheckConfig;

beforeAll(async () => {
  siteverify = await startSiteverify({ secret: '0xSECRET', hostname: 'cut.example' });
  botCheck = {
    siteKey: '0xSITE',
    secretKey: '0xSECRET',
    testKeys: false,
    siteverifyUrl: siteverify.url,
    hostnames: ['cut.example'],
    passSecret: 'p'.repeat(32),
  };
});
afterAll(() => siteverify.close());

const NO_PROXIES = { trustedProxies: [], header: 'none' } as const;

/** A request, and who sent it from an address, as the front finds it out. */
function arrive(headers: Record<string, string>, config: AccessConfig, address: string) {
  const request = { headers: new Headers(headers) };
  const policy = { addressPolicy: NO_PROXIES, apiKeys: config.apiKeys, origins: config };
  return { request, caller: resolveCaller(address, (name) => request.headers.get(name), policy)! };
}

/** How a request is answered: `in`, `in as …`, or the code of the refusal; with what was reported. */
async function authorize(headers: Record<string, string>, config: AccessConfig, address = '192.0.2.1') {
  const reports: string[] = [];
  const { request, caller } = arrive(headers, config, address);
  const name = typeof caller.key === 'object' ? ` as ${caller.key.holder}` : '';
  const outcome = await authorizeVisitor(request, caller, config, (reason) => reports.push(reason)).then(
    ({ setCookie }) => ({ said: `in${name}`, setCookie }),
    (error: unknown) => ({ said: isServiceError(error) ? error.code : String(error), setCookie: undefined }),
  );
  return { ...outcome, reports };
}

const saidTo = async (headers: Record<string, string>, config: AccessConfig) =>
  (await authorize(headers, config)).said;

describe('R-06, A5: who is authorized', () => {
  it.each<[string, Record<string, string>, keyof ReturnType<typeof variants>, string]>([
    ['an API client', client, 'open', 'in'],
    ['an API client with any key', { ...client, 'x-api-key': 'any' }, 'open', 'in'],
    ['a page', page, 'open', 'in'],
    ['a foreign page', { ...page, origin: 'https://evil.example' }, 'open', 'cross_site_refused'],

    ['an API client', client, 'keys', 'api_key_required'],
    ['an API client with a wrong key', { ...client, 'x-api-key': 'any' }, 'keys', 'api_key_invalid'],
    ['an API client with its key', { ...client, 'x-api-key': KEY }, 'keys', 'in as shop'],
    ['an API client with its bearer', { ...client, authorization: `Bearer ${KEY}` }, 'keys', 'in as shop'],
    ['a page', page, 'keys', 'in'],
    ['a page with a wrong key', { ...page, 'x-api-key': 'any' }, 'keys', 'api_key_invalid'],

    ['an API client', client, 'check', 'api_key_required'],
    ['an API client with any key', { ...client, 'x-api-key': 'any' }, 'check', 'api_key_invalid'],
    ['a page', page, 'check', 'bot_check_required'],
    ['a page with any key', { ...page, 'x-api-key': 'any' }, 'check', 'bot_check_required'],

    ['an API client with its key', { ...client, 'x-api-key': KEY }, 'both', 'in as shop'],
    ['a page with its key', { ...page, 'x-api-key': KEY }, 'both', 'in as shop'],
    ['a page', page, 'both', 'bot_check_required'],
    [
      'a foreign page with a key',
      { ...page, origin: 'null', 'x-api-key': KEY },
      'both',
      'cross_site_refused',
    ],
  ])('%s %o, with %s: %s', async (_, headers, variant, expected) => {
    expect(await saidTo(headers, variants()[variant])).toBe(expected);
  });
});

function variants() {
  return {
    open,
    keys: { ...open, apiKeys },
    check: { ...open, botCheck },
    both: { ...open, apiKeys, botCheck },
  };
}

describe('R-05: the bot check at the door', () => {
  it('gives a pass for a token; the pass is good in its bucket, and for the state that a page asks for', async () => {
    const config = variants().check;
    const first = await authorize({ ...page, 'x-turnstile-token': siteverify.issue() }, config);
    expect(first).toMatchObject({ said: 'in', setCookie: expect.stringContaining('; Secure') as string });
    const cookie = first.setCookie?.split(';')[0] ?? '';
    expect(await authorize({ ...page, cookie }, config)).toEqual({
      said: 'in',
      setCookie: undefined,
      reports: [],
    });
    expect((await authorize({ ...page, cookie }, config, '192.0.2.2')).said).toBe('bot_check_required');

    const state = (headers: Record<string, string>, asked: AccessConfig = config) => {
      const { request, caller } = arrive(headers, asked, '192.0.2.1');
      return botCheckState(request, caller, asked);
    };
    const { flags } = open;
    expect(state({ cookie })).toEqual({ siteKey: '0xSITE', required: false, flags });
    expect(state({})).toEqual({ siteKey: '0xSITE', required: true, flags });
    expect(state({ cookie }, open)).toEqual({ siteKey: null, required: false, flags });
  });

  it('takes one token of many that come at once, and asks siteverify once', async () => {
    const token = siteverify.issue();
    siteverify.calls.splice(0);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => saidTo({ ...page, 'x-turnstile-token': token }, variants().check)),
    );
    expect(all.filter((said) => said === 'in')).toHaveLength(1);
    expect(all.filter((said) => said === 'bot_check_failed')).toHaveLength(7);
    expect(siteverify.calls).toHaveLength(1);
  });

  it('F4: fails closed, and tells the operator what only the operator can mend', async () => {
    const token = () => ({ ...page, 'x-turnstile-token': siteverify.issue() });
    siteverify.breakNext('html');
    expect(await authorize(token(), variants().check)).toMatchObject({
      said: 'bot_check_unavailable',
      reports: ['unreadable'],
    });
    const misled = { ...open, botCheck: { ...botCheck, hostnames: ['other.example'] } };
    expect(await authorize(token(), misled)).toMatchObject({
      said: 'bot_check_failed',
      reports: ['hostname'],
    });
    expect(await authorize({ ...page, 'x-turnstile-token': 'made-up' }, variants().check)).toMatchObject({
      said: 'bot_check_failed',
      reports: [],
    });
  });

  it('F4: a token that could not be checked can be tried again', async () => {
    const headers = { ...page, 'x-turnstile-token': siteverify.issue() };
    siteverify.breakNext('http-error', 'http-error');
    expect(await saidTo(headers, variants().check)).toBe('bot_check_unavailable');
    expect(await saidTo(headers, variants().check)).toBe('in');
  });
});
