import { describe, expect, it } from 'vitest';
import { readAccessConfig } from './access';
import { itemsOf, valueOf } from './environment';
import { readHttpConfig } from './http';
import { parseTrustedProxies } from './trusted-proxies';
import { parseUrlInput } from './url-input';

describe('variables', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    [' \n', undefined],
    [' a b\n', 'a b'],
  ])('%j counts as %j', (set, value) => expect(valueOf({ NAME: set }, 'NAME')).toBe(value));

  it('are the same to whoever reads them', () => {
    const environment = {
      TURNSTILE_SITE_KEY: ' a-key\n',
      TURNSTILE_SECRET_KEY: 'a-secret',
      PASS_SECRET: 'x'.repeat(32),
      SITE_URL: 'https://cut.example',
    };
    const { config } = readHttpConfig(environment);
    expect(config.turnstileSiteKey).toBe('a-key');
    expect(readAccessConfig(environment, config).access.botCheck?.siteKey).toBe('a-key');
    expect(readHttpConfig({ TURNSTILE_SITE_KEY: ' ' }).config.turnstileSiteKey).toBeUndefined();
  });
});

describe('lists', () => {
  it('are set apart by commas, spaces or new lines', () => {
    expect(itemsOf(' a, b\nc,,d ')).toEqual(['a', 'b', 'c', 'd']);
    expect([itemsOf(undefined), itemsOf(' , ')]).toEqual([[], []]);
  });

  it('are all written alike', () => {
    const origins = 'https://a.example https://b.example,\nhttps://c.example';
    expect(readHttpConfig({ ALLOWED_ORIGINS: origins }).config.allowedOrigins).toHaveLength(3);
    expect(parseTrustedProxies('10.0.0.1 10.0.0.2,\n10.0.0.3')).toHaveLength(3);
    expect(parseUrlInput('a.example b.example:80,\nc.example')).toHaveLength(3);
  });
});
