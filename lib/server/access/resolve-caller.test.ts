import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseTrustedProxies } from '@/lib/config/trusted-proxies';
import { resolveCaller } from './resolve-caller';

const policy = {
  addressPolicy: { trustedProxies: parseTrustedProxies('loopback') ?? [], header: 'x-forwarded-for' },
  apiKeys: [{ name: 'shop', hash: createHash('sha256').update('abc').digest(), limits: { perMinute: 9 } }],
  origins: {
    siteOrigin: 'https://cut.example',
    allowedOrigins: [],
    compatAllowedOrigins: ['https://shop.example'],
  },
} as const;
const resolve = (peer: string | undefined, headers: Record<string, string> = {}) => {
  const all = new Headers(headers);
  return resolveCaller(peer, (name) => all.get(name), policy);
};

describe('A1, R-06: resolveCaller', () => {
  it('finds address, bucket, key and origin', () => {
    expect(
      resolve('127.0.0.1', {
        'X-Forwarded-For': '2001:db8:1:2:3::4',
        Authorization: 'Bearer abc',
        Origin: 'https://cut.example',
      }),
    ).toEqual({
      address: '2001:db8:1:2:3::4',
      bucket: '2001:0db8:0001:0002::/64',
      key: { holder: 'shop' },
      origin: 'page',
    });
    expect(resolve('203.0.113.9', { 'X-Api-Key': 'x', Origin: 'https://evil.example' })).toEqual({
      address: '203.0.113.9',
      bucket: '203.0.113.9',
      key: 'unknown',
      origin: 'foreign',
    });
    expect(resolve('pipe')).toMatchObject({ address: undefined, bucket: 'unreadable', key: 'none' });
  });

  it('asks the door whose pages may come, and for the key of its query', () => {
    const from = (origin: string) =>
      resolveCaller('203.0.113.9', (name) => (name === 'origin' ? origin : null), policy, {
        queryKey: 'abc',
        origins: 'compatAllowedOrigins',
      });
    expect(from('https://shop.example')).toMatchObject({ origin: 'page', key: { holder: 'shop' } });
    expect(from('https://cut.example')).toMatchObject({ origin: 'page' });
    expect(from('https://evil.example')).toMatchObject({ origin: 'foreign' });
    expect(resolve('203.0.113.9', { Origin: 'https://shop.example' })).toMatchObject({ origin: 'foreign' });
  });

  it('finds nobody where the socket has closed', () => {
    expect(resolve(undefined, { 'X-Api-Key': 'abc' })).toBeUndefined();
  });
});
