import { describe, expect, it } from 'vitest';
import { readHttpConfig } from './http';

describe('readHttpConfig', () => {
  it('by default: no other site, no metrics, no Turnstile, the full address in the log', () => {
    const empty = { ALLOWED_ORIGINS: '', COMPAT_ALLOWED_ORIGINS: '', METRICS_TOKEN: '', LOG_ADDRESS: '' };
    expect(readHttpConfig(empty)).toEqual({
      config: {
        siteUrl: undefined,
        allowedOrigins: [],
        compatAllowedOrigins: [],
        logAddress: 'full',
        metricsToken: undefined,
        turnstileSiteKey: undefined,
      },
      errors: [],
    });
  });

  it('reads what is set', () => {
    const { config, errors } = readHttpConfig({
      SITE_URL: 'https://cut.example/',
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080,',
      LOG_ADDRESS: 'truncated',
      LOG_RETENTION_DAYS: '14',
      METRICS_TOKEN: '0123456789abcdef',
      TURNSTILE_SITE_KEY: 'key',
    });
    expect(errors).toEqual([]);
    expect(config).toEqual({
      siteUrl: 'https://cut.example',
      allowedOrigins: ['https://a.example', 'http://localhost:8080'],
      compatAllowedOrigins: ['https://a.example', 'http://localhost:8080'],
      logAddress: 'truncated',
      logDays: 14,
      metricsToken: '0123456789abcdef',
      turnstileSiteKey: 'key',
    });
  });

  it.each([
    '*',
    'null',
    'example.org',
    'https://example.org/',
    'https://example.org:443',
    'https://A.example',
  ])('A5: refuses %s as an origin', (origin) => {
    const { errors } = readHttpConfig({ ALLOWED_ORIGINS: `https://a.example,${origin}` });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`received "${origin}"`);
  });

  it('A5: has a list of its own for the doors of other services, which takes a star', () => {
    const read = (forCompat: string) =>
      readHttpConfig({ ALLOWED_ORIGINS: 'https://a.example', COMPAT_ALLOWED_ORIGINS: forCompat });
    expect(read('https://b.example, https://c.example').config).toMatchObject({
      allowedOrigins: ['https://a.example'],
      compatAllowedOrigins: ['https://b.example', 'https://c.example'],
    });
    expect(read('*')).toMatchObject({ config: { compatAllowedOrigins: ['*'] }, errors: [] });
    expect(read('*.example').errors).toEqual([
      'COMPAT_ALLOWED_ORIGINS: expected *, or origins such as https://example.org, separated by commas, ' +
        'but received "*.example"',
    ]);
  });

  it('H-04: refuses a short token, and does not repeat it', () => {
    const { errors } = readHttpConfig({ METRICS_TOKEN: 'hunter2' });
    expect(errors.join()).toMatch(/^METRICS_TOKEN: expected at least 16 characters but received 7$/);
  });

  it.each(['0', '-1', '1.5', 'two weeks', '10000'])('L-01: refuses %j days of the log', (days) => {
    const { config, errors } = readHttpConfig({ LOG_RETENTION_DAYS: days });
    expect(errors).toEqual([
      `LOG_RETENTION_DAYS: expected a whole number of days, 1 to 9999, but received "${days}"`,
    ]);
    expect(config.logDays).toBeUndefined();
  });

  it('R-08: refuses an unknown LOG_ADDRESS, and logs nothing until the process has ended', () => {
    const { config, errors } = readHttpConfig({ LOG_ADDRESS: 'hashed' });
    expect(errors).toEqual(['LOG_ADDRESS: expected one of full, truncated, off but received "hashed"']);
    expect(config.logAddress).toBe('off');
  });
});
