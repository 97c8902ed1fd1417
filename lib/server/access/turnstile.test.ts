import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BotCheckConfig } from '@/lib/config/access';
import { startSiteverify, type Siteverify, type SiteverifyFault } from '@/tests/fixtures/siteverify';
import { verifyToken } from './turnstile';

let siteverify: Siteverify;
let config: BotCheckConfig;

beforeAll(async () => {
  siteverify = await startSiteverify({ secret: '0xSECRET', hostname: 'cut.example' });
  config = {
    siteKey: '0xSITE',
    secretKey: '0xSECRET',
    testKeys: false,
    siteverifyUrl: siteverify.url,
    hostnames: ['cut.example', 'shop.example'],
    passSecret: 'p'.repeat(32),
  };
});
afterAll(() => siteverify.close());
beforeEach(() => void siteverify.calls.splice(0));

describe('R-05: a token', () => {
  it('of our page and action passes; siteverify is told what its documents ask for, and no address', async () => {
    const token = siteverify.issue();
    expect(await verifyToken(token, config)).toEqual({ verdict: 'passed' });
    expect(siteverify.calls).toEqual([
      {
        secret: '0xSECRET',
        response: token,
        idempotency_key: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      },
    ]);
  });

  it('is taken from every host of ours, whatever its case', async () => {
    expect(await verifyToken(siteverify.issue({ hostname: 'Shop.Example' }), config)).toEqual({
      verdict: 'passed',
    });
  });

  it.each<[string, () => string, string]>([
    ['made up', () => 'invented', 'invalid-input-response'],
    ['of another site', () => siteverify.issue({ hostname: 'evil.example' }), 'hostname'],
    ['of a site below ours', () => siteverify.issue({ hostname: 'x.cut.example' }), 'hostname'],
    ['for another action', () => siteverify.issue({ action: 'login' }), 'action'],
    ['for no action', () => siteverify.issue({ action: '' }), 'action'],
  ])('F4: %s fails', async (_, token, reason) => {
    expect(await verifyToken(token(), config)).toEqual({ verdict: 'failed', reason });
  });

  it('F4: that was used before fails', async () => {
    const token = siteverify.issue();
    await verifyToken(token, config);
    expect(await verifyToken(token, config)).toEqual({ verdict: 'failed', reason: 'timeout-or-duplicate' });
  });

  it('F4: longer than Cloudflare makes them fails without a call', async () => {
    expect(await verifyToken('t'.repeat(2049), config)).toEqual({ verdict: 'failed', reason: 'oversize' });
    expect(siteverify.calls).toEqual([]);
    await verifyToken('t'.repeat(2048), config);
    expect(siteverify.calls).toHaveLength(1);
  });

  it('made by a dummy key passes where those are allowed: its answer names another host', async () => {
    const token = siteverify.issue({ hostname: 'example.com', action: '' });
    expect(await verifyToken(token, { ...config, testKeys: true })).toEqual({ verdict: 'passed' });
  });
});

describe('F4: siteverify', () => {
  it.each<SiteverifyFault>(['internal-error', 'http-error'])(
    'is asked once more, under the same key, after %s',
    async (fault) => {
      siteverify.breakNext(fault);
      expect(await verifyToken(siteverify.issue(), config)).toEqual({ verdict: 'passed' });
      const keys = siteverify.calls.map((call) => call['idempotency_key']);
      expect(keys).toHaveLength(2);
      expect(keys[0]).toBe(keys[1]);
    },
  );

  it('that took the token and fell silent is asked once more after 3 s, and the token is no duplicate', async () => {
    siteverify.breakNext('timeout');
    const began = performance.now();
    expect(await verifyToken(siteverify.issue(), config)).toEqual({ verdict: 'passed' });
    expect(performance.now() - began).toBeGreaterThan(2_900);
    expect(performance.now() - began).toBeLessThan(4_500);
  }, 10_000);

  it.each<[SiteverifyFault[], string, number]>([
    [['internal-error', 'internal-error'], 'internal-error', 2],
    [['http-error', 'http-error'], 'http-error', 2],
    [['html'], 'unreadable', 1],
    [['wrong-json'], 'unreadable', 1],
  ])('that answers %s is unavailable, after no more than two calls', async (faults, reason, calls) => {
    siteverify.breakNext(...faults);
    expect(await verifyToken(siteverify.issue(), config)).toEqual({ verdict: 'unavailable', reason });
    expect(siteverify.calls).toHaveLength(calls);
  });

  it('that does not know our secret is unavailable: the visitor is not to blame', async () => {
    expect(await verifyToken(siteverify.issue(), { ...config, secretKey: '0xOTHER' })).toEqual({
      verdict: 'unavailable',
      reason: 'invalid-input-secret',
    });
  });

  it('that nobody answers for is unavailable', async () => {
    const gone = { ...config, siteverifyUrl: 'http://127.0.0.1:9/siteverify' };
    expect(await verifyToken(siteverify.issue(), gone)).toEqual({
      verdict: 'unavailable',
      reason: 'unreachable',
    });
  });
});
