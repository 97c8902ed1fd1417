import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routing } from '@/lib/i18n/routing';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';
import { ASK_EACH_TIME } from '@/lib/server/http/security-headers';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, type RunningServer } from '../fixtures/server';
import { sharedServer } from '../fixtures/shared-server';

const FRIEND = 'https://friend.example';
const TURNSTILE = 'https://challenges.cloudflare.com';

const plain = sharedServer();
let configured: RunningServer;

beforeAll(async () => {
  configured = await startServer({
    INFERENCE_CHILDREN: '1',
    SITE_URL: 'https://cut.example',
    ALLOWED_ORIGINS: `${FRIEND},https://b.example`,
  });
});
afterAll(() => configured.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { headers, redirect: 'manual' });

function policyOf(response: Response): Record<string, string[]> {
  const policy = response.headers.get('content-security-policy') ?? '';
  // Two headers would arrive joined by a comma, and browsers would hold pages to both.
  expect(policy).not.toContain(',');
  return Object.fromEntries(
    policy.split('; ').map((line) => [line.split(' ')[0] ?? '', line.split(' ').slice(1)]),
  );
}

const inlineHashes = (html: string) =>
  [...html.matchAll(/<script\b(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>(.*?)<\/script>/gs)].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );

const addresses = [
  ...routing.locales.map((locale) => pathOf(locale, 'white-background')),
  ...routing.locales.flatMap((locale) =>
    [...Object.values(PAGES), '/no/such/page', '/missing'].map((page) => `/${locale}${page}`),
  ),
  '/no-such-file.txt',
  '/en/no-such-file.txt',
  '/en.html',
];

describe('H1: pages', () => {
  it.each(addresses)('%s carries the policy with the hashes of its own inline scripts', async (address) => {
    const response = await get(`${plain.url}${address}`);
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const hashes = inlineHashes(html);
    expect(hashes.length).toBeGreaterThanOrEqual(3);
    const policy = policyOf(response);
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", ...new Set(hashes)]);
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'worker-src': ["'self'"],
      'connect-src': ["'self'"],
      'frame-src': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('document-isolation-policy')).toBe('isolate-and-credentialless');
    expect(response.headers.get('permissions-policy')).toContain('camera=()');
    expect(response.headers.get('permissions-policy')).toContain('clipboard-write=(self)');
    expect(response.headers.get('permissions-policy')).toContain('screen-wake-lock=(self)');
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('are asked for anew by all caches: the next build has other files', async () => {
    for (const address of ['/en', '/de/remove-background', '/en/no/such/page']) {
      const response = await get(`${plain.url}${address}`);
      expect(response.headers.get('cache-control'), address).toBe(ASK_EACH_TIME);
    }
  });

  it('are not sent again to who has them', async () => {
    for (const address of ['/en', '/de/remove-background', '/en/privacy', '/sw.js']) {
      const tag = (await get(`${plain.url}${address}`)).headers.get('etag');
      expect(tag, address).not.toBeNull();
      const again = await get(`${plain.url}${address}`, { 'If-None-Match': tag! });
      expect([again.status, await again.text()], address).toEqual([304, '']);
      const another = await get(`${plain.url}${address}`, { 'If-None-Match': '"another"' });
      expect(another.status, address).toBe(200);
    }
  });

  it('keep all headers small enough for a proxy’s 4 kB', async () => {
    const { headers } = await get(`${configured.url}/en`);
    expect([...headers].map((pair) => pair.join(': ')).join('\r\n').length).toBeLessThan(3_500);
  });

  it('know Turnstile’s host only where Turnstile is configured', async () => {
    const without = policyOf(await get(`${plain.url}/en/remove-background`));
    expect(JSON.stringify(without)).not.toContain(TURNSTILE);
    const server = await startServer({
      INFERENCE_CHILDREN: '1',
      SITE_URL: 'https://cut.example',
      TURNSTILE_SITE_KEY: 'a-site-key',
      TURNSTILE_SECRET_KEY: 'a-secret-key',
      PASS_SECRET: 'a-secret-of-thirty-two-characters',
    });
    try {
      const policy = policyOf(await get(`${server.url}/en/remove-background`));
      for (const directive of ['script-src', 'frame-src', 'connect-src']) {
        expect(policy[directive], directive).toContain(TURNSTILE);
      }
    } finally {
      await server.stop();
    }
  });
});

describe('P-07: HSTS', () => {
  it('is sent where the site’s own address is https', async () => {
    for (const address of ['/', '/en', '/en/no/such/page', '/icon.svg', '/%ZZ', '/api/nope', '/api//nope']) {
      const { headers } = await get(`${configured.url}${address}`);
      expect(headers.get('strict-transport-security'), address).toBe('max-age=31536000');
    }
  });

  it('is not sent otherwise, whatever a client says of its connection', async () => {
    const { headers } = await get(`${plain.url}/en`, { 'x-forwarded-proto': 'https' });
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('H1: the API', () => {
  const expectApiHeaders = ({ headers }: Response) => {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  };

  it.each(['/api/health/live', '/api/health/ready', '/api/v1/remove', '/api/nope', '/api/metrics'])(
    '%s answers something that is not kept, not guessed at, runs nothing and is embedded nowhere',
    async (address) => {
      const response = await get(`${plain.url}${address}`);
      expectApiHeaders(response);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );

  it('so is a picture', async () => {
    const response = await fetch(`${plain.url}/api/v1/remove`, {
      method: 'POST',
      body: new Uint8Array(await sceneJpeg()),
    });
    expect(response.status).toBe(200);
    expectApiHeaders(response);
  });
});

describe('H1: files of the build', () => {
  it('carry the policy that a worker among them would run under', async () => {
    const folder = path.resolve(import.meta.dirname, '../../.next/static/chunks');
    const script = readdirSync(folder).find((name) => name.endsWith('.js'));
    const response = await get(`${plain.url}/_next/static/chunks/${script}`);
    expect(response.status).toBe(200);
    expect(policyOf(response)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'", "'wasm-unsafe-eval'"],
      'connect-src': ["'self'"],
    });
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('what Next answers outside of them runs nothing', async () => {
    const response = await get(`${plain.url}/_next/nothing`);
    expect(policyOf(response)['default-src']).toEqual(["'none'"]);
    expect(response.headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('A5: CORS', () => {
  const preflight = (server: { readonly url: string }, origin: string) =>
    fetch(`${server.url}/api/v1/remove`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-api-key',
      },
    });

  it('is off by default', async () => {
    const asked = await preflight(plain, FRIEND);
    const posted = await fetch(`${plain.url}/api/v1/remove`, { method: 'POST', headers: { origin: FRIEND } });
    for (const { headers } of [asked, posted]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('vary') ?? '').not.toContain('Origin');
    }
  });

  it('answers the preflight of an allow-listed origin, to be remembered', async () => {
    const { status, headers } = await preflight(configured, FRIEND);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toContain('X-Api-Key');
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toContain('Origin');
  });

  it.each(['https://friend.example.evil', 'http://friend.example', 'null'])(
    'grants %s nothing: the plain answer to OPTIONS',
    async (origin) => {
      const { status, headers } = await preflight(configured, origin);
      expect(status).toBe(204);
      expect(headers.get('allow')).toBe('POST, OPTIONS');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('vary')).toContain('Origin');
    },
  );

  it('H-01: lets the page ask beforehand whether it needs a token, and whether pictures are taken', async () => {
    for (const address of ['/api/v1/bot-check', '/api/health/ready']) {
      const friend = await get(`${configured.url}${address}`, { origin: FRIEND });
      expect(friend.status).toBe(200);
      expect(friend.headers.get('access-control-allow-origin')).toBe(FRIEND);
      const stranger = await get(`${configured.url}${address}`, { origin: 'https://stranger.example' });
      expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
      expect(stranger.headers.get('vary')).toContain('Origin');
    }
  });

  it('lets the page read refusals as well as pictures, and what stands in their headers', async () => {
    const url = `${configured.url}/api/v1/remove`;
    const headers = { origin: FRIEND };
    const picture = new Uint8Array(await sceneJpeg());
    const refused = await fetch(url, { method: 'POST', headers, body: 'no picture' });
    const answered = await fetch(url, { method: 'POST', headers, body: picture });
    expect([refused.status, answered.status]).toEqual([415, 200]);
    for (const response of [refused, answered]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(FRIEND);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      const exposed = response.headers.get('access-control-expose-headers')?.split(', ');
      expect(exposed).toEqual(
        expect.arrayContaining([
          'Retry-After',
          'RateLimit-Remaining',
          'X-Request-Id',
          'X-Clearcut-Notice',
          'X-Clearcut-Certainty',
          'Server-Timing',
        ]),
      );
    }
    expect(answered.headers.get('vary')).toMatch(/Accept/);
  });
});
