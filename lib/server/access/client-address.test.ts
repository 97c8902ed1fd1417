import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrustedProxies, type ClientAddressHeader } from '@/lib/config/trusted-proxies';
import { locateClient } from './client-address';

const policy = (proxies: string, header: ClientAddressHeader = 'x-forwarded-for') => ({
  trustedProxies: parseTrustedProxies(proxies) ?? [],
  header,
});
const bucket = (
  peer: string,
  headers: Record<string, string>,
  proxies = '',
  header: ClientAddressHeader = 'x-forwarded-for',
) => locateClient(peer, (name) => headers[name] ?? null, policy(proxies, header)).bucket;

const ipv4 = fc.ipV4();
const anything = fc.oneof(
  fc.string(),
  fc.ipV4(),
  fc.ipV6(),
  fc.string({ minLength: 5_000, maxLength: 10_000 }),
);

describe('R-02 locateClient', () => {
  it('trusts nothing by default: no header moves the bucket', () => {
    fc.assert(
      fc.property(ipv4, anything, anything, anything, (peer, forwarded, cloudflare, real) => {
        const headers = { 'x-forwarded-for': forwarded, 'cf-connecting-ip': cloudflare, 'x-real-ip': real };
        for (const header of ['none', 'x-forwarded-for', 'cf-connecting-ip', 'x-real-ip'] as const) {
          expect(bucket(peer, headers, '', header)).toBe(peer);
        }
      }),
    );
  });

  it('believes no header of a peer outside the trusted ranges', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(bucket('203.0.113.9', { 'cf-connecting-ip': value }, 'cloudflare', 'cf-connecting-ip')).toBe(
          '203.0.113.9',
        );
      }),
    );
  });

  it('counts clients behind a NAT64 gateway by the IPv4 address inside', () => {
    expect(bucket('64:ff9b::c633:6407', {})).toBe('198.51.100.7');
    expect(bucket('64:ff9b::198.51.100.8', {})).toBe('198.51.100.8');
    // Beyond the prefix's 96 bits it is an address like others.
    expect(bucket('64:ff9b:1::c633:6407', {})).toBe('0064:ff9b:0001:0000::/64');
  });

  it('takes what the trusted proxy wrote last, whatever the client wrote before it', () => {
    fc.assert(
      fc.property(anything, (forged) => {
        const value = `${forged},198.51.100.7`;
        expect(bucket('127.0.0.1', { 'x-forwarded-for': value }, 'loopback')).toBe('198.51.100.7');
      }),
    );
  });

  it('never throws, and never gives a bucket longer than an address', () => {
    fc.assert(
      fc.property(anything, anything, (peer, value) => {
        expect(bucket(peer, { 'x-forwarded-for': value }, 'loopback,private').length).toBeLessThan(40);
      }),
    );
  });

  it.each([
    ['9.9.9.9, 198.51.100.7, 10.0.0.2, 10.0.0.1', '198.51.100.7'],
    ['198.51.100.7:4711', '198.51.100.7'],
    ['[2001:db8:1:2:3::4]:443', '2001:0db8:0001:0002::/64'],
    ['2001:db8:1:2:ffff::', '2001:0db8:0001:0002::/64'],
    ['fe80::1%eth0', 'fe80:0000:0000:0000::/64'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['10.0.0.3, 10.0.0.2', '10.0.0.3'],
    // What cannot be read ends the walk at the last hop that could.
    ['198.51.100.7, unknown', '127.0.0.1'],
    ['198.51.100.7, unknown, 10.0.0.1', '10.0.0.1'],
    ['', '127.0.0.1'],
    [',,,', '127.0.0.1'],
    ['1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    [`${'1.2.3.4, '.repeat(1_200)}198.51.100.7`, '198.51.100.7'],
  ])('reads X-Forwarded-For "%.40s"', (value, expected) => {
    expect(bucket('127.0.0.1', { 'x-forwarded-for': value }, 'loopback,private')).toBe(expected);
  });

  it('takes a repeated single-address header for none', () => {
    const headers = { 'cf-connecting-ip': '198.51.100.7, 198.51.100.8' };
    expect(bucket('173.245.48.5', headers, 'cloudflare', 'cf-connecting-ip')).toBe('173.245.48.5');
    const single = { 'cf-connecting-ip': '198.51.100.7' };
    expect(bucket('173.245.48.5', single, 'cloudflare', 'cf-connecting-ip')).toBe('198.51.100.7');
    expect(bucket('::ffff:173.245.48.5', single, 'cloudflare', 'cf-connecting-ip')).toBe('198.51.100.7');
  });

  it('puts all of an IPv6 /64 into one bucket, and its neighbour into another', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (host) => {
        const groups = host.toString(16).padStart(16, '0').match(/.{4}/g)!.join(':');
        expect(bucket(`2001:db8:a:b:${groups}`, {})).toBe('2001:0db8:000a:000b::/64');
        expect(bucket(`2001:db8:a:c:${groups}`, {})).toBe('2001:0db8:000a:000c::/64');
      }),
    );
  });
});

describe('R-08 locateClient', () => {
  it.each([
    ['198.51.100.7:4711', '198.51.100.7'],
    ['[2001:db8:1:2:3::4]:443', '2001:db8:1:2:3::4'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['unknown', '127.0.0.1'],
  ])('tells the whole address, found in the same way: "%s"', (value, expected) => {
    const header = (name: string) => (name === 'x-forwarded-for' ? value : null);
    expect(locateClient('127.0.0.1', header, policy('loopback')).address).toBe(expected);
    expect(locateClient('no address', header, policy('loopback')).address).toBeUndefined();
  });
});

describe('parseTrustedProxies', () => {
  it.each(['10', '10.0.0.0/33', 'cloudfare', '1.2.3.4/8/9', '010.1', '::/129', 'loopback;private'])(
    'refuses "%s"',
    (list) => expect(parseTrustedProxies(list)).toBeUndefined(),
  );

  it('takes presets, ranges and single addresses together', () => {
    expect(parseTrustedProxies('loopback, 192.0.2.1,2001:db8::/32,')).toHaveLength(4);
    expect(parseTrustedProxies('')).toEqual([]);
  });
});
