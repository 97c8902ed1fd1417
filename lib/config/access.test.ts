import { describe, expect, it } from 'vitest';
import { readAccessConfig as readAccess } from './access';
import { readHttpConfig } from './http';
import { type ConfigError, readServerConfig } from './server';

const on = {
  SITE_URL: 'https://cut.example/',
  TURNSTILE_SITE_KEY: '0xSITE',
  TURNSTILE_SECRET_KEY: '0xSECRET',
  PASS_SECRET: 'p'.repeat(32),
};
const hash = (digit: string) => digit.repeat(64);
const readAccessConfig = (environment: Record<string, string>) =>
  readAccess(environment, readHttpConfig(environment).config);
const errorsOf = (environment: Record<string, string>) => readAccessConfig(environment).errors;

describe('R-05: the bot check', () => {
  it('is off without keys, and empty variables are none', () => {
    for (const environment of [{}, { TURNSTILE_SITE_KEY: '', TURNSTILE_SECRET_KEY: ' ', PASS_SECRET: '' }]) {
      expect(readAccessConfig(environment)).toEqual({
        access: {
          siteOrigin: undefined,
          allowedOrigins: [],
          compatAllowedOrigins: [],
          botCheck: undefined,
          apiKeys: [],
          flags: {},
        },
        errors: [],
      });
    }
  });

  it('is on with both keys, and holds tokens to the hosts of the pages', () => {
    const { access, errors } = readAccessConfig({ ...on, ALLOWED_ORIGINS: 'https://shop.example:8443' });
    expect(errors).toEqual([]);
    expect(access).toMatchObject({
      siteOrigin: 'https://cut.example',
      allowedOrigins: ['https://shop.example:8443'],
      botCheck: {
        siteKey: '0xSITE',
        testKeys: false,
        siteverifyUrl: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
        hostnames: ['cut.example', 'shop.example'],
      },
    });
    expect(
      readAccessConfig({ ...on, TURNSTILE_HOSTNAMES: 'A.example, b.example' }).access.botCheck,
    ).toMatchObject({
      hostnames: ['a.example', 'b.example'],
    });
  });

  it('takes flags for all pages, and says which it does not know', () => {
    expect(readAccessConfig({ FEATURE_FLAGS: 'engine:browser, history:off' })).toMatchObject({
      access: { flags: { engine: 'browser', history: 'off' } },
      errors: [],
    });
    expect(errorsOf({ FEATURE_FLAGS: 'history:off,engine:cloud,tracking:on,engine:' })).toEqual([
      'FEATURE_FLAGS: expected a comma list of engine:auto|server|browser, history:on|off but received ' +
        '"engine:cloud,tracking:on,engine:"',
    ]);
  });

  it.each([
    ['TURNSTILE_SITE_KEY', /^TURNSTILE_SITE_KEY: expected a key, because TURNSTILE_SECRET_KEY is set/],
    ['TURNSTILE_SECRET_KEY', /^TURNSTILE_SECRET_KEY: expected a key, because TURNSTILE_SITE_KEY is set/],
    ['PASS_SECRET', /^PASS_SECRET: expected at least 32 characters.*received 0$/],
    ['SITE_URL', /^SITE_URL: expected the address of the pages/],
  ])('F4: refuses to start without %s', (missing, expected) => {
    expect(errorsOf({ ...on, [missing]: '' })).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    { TURNSTILE_SITE_KEY: '1x00000000000000000000AA' },
    { TURNSTILE_SECRET_KEY: '2x0000000000000000000000000000000AA' },
    { TURNSTILE_SECRET_KEY: '3x0000000000000000000000000000000AA' },
  ])('F4: refuses the dummy key in %o unless it is asked for', (dummy) => {
    expect(errorsOf({ ...on, ...dummy })).toEqual([expect.stringContaining('TURNSTILE_ALLOW_TEST_KEYS=1')]);
    expect(errorsOf({ ...on, ...dummy, TURNSTILE_ALLOW_TEST_KEYS: '0' })).toHaveLength(1);
    expect(errorsOf({ ...on, ...dummy, TURNSTILE_ALLOW_TEST_KEYS: '1' })).toEqual([]);
  });
});

describe('R-06: API keys', () => {
  it('have a name, a hash, and limits where they are given', () => {
    const API_KEYS = `shop:${hash('a')}, lab:${hash('B')}:120\nfarm:${hash('c')}:300:16`;
    const { access, errors } = readAccessConfig({ API_KEYS });
    expect(errors).toEqual([]);
    expect(access.apiKeys).toEqual([
      { name: 'shop', hash: Buffer.from(hash('a'), 'hex'), limits: {} },
      { name: 'lab', hash: Buffer.from(hash('b'), 'hex'), limits: { perMinute: 120 } },
      { name: 'farm', hash: Buffer.from(hash('c'), 'hex'), limits: { perMinute: 300, concurrent: 16 } },
    ]);
  });

  it.each([
    'my-key-in-the-clear',
    `:${hash('a')}`,
    `shop:${hash('a').slice(1)}`,
    `shop:${hash('a')}:many`,
    `shop:${hash('a')}:0`,
    `shop:${hash('a')},shop:${hash('b')}`,
    `shop:${hash('a')},lab:${hash('a')}`,
  ])('are refused as %s', (API_KEYS) => {
    expect(errorsOf({ API_KEYS })).toEqual([expect.stringMatching(/^API_KEYS: entry [12]: expected/)]);
  });
});

describe('a start that is refused', () => {
  it('names every error at once and repeats no secret', () => {
    const environment = {
      PORT: '80a',
      TURNSTILE_SECRET_KEY: 'secret-three',
      PASS_SECRET: 'secret-four',
      TURNSTILE_SITEVERIFY_URL: 'secret-five',
      API_KEYS: 'secret-six',
    };
    let message = '';
    try {
      readServerConfig(environment, 2);
    } catch (error) {
      message = (error as ConfigError).message;
    }
    for (const name of Object.keys(environment)) expect(message).toContain(name);
    expect(message).not.toContain('secret-');
  });
});
