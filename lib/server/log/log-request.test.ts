import { describe, expect, it } from 'vitest';
import { formatLogAddress } from './log-request';

describe('R-08: formatLogAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.77', '203.0.113.0/24'],
    ['2001:DB8:1234:5678:9abc::1', '2001:db8:1234:5678:9abc::1', '2001:db8:1234::/48'],
    ['2001:db8:1234:5678::/64', '2001:db8:1234:5678::/64', '2001:db8:1234::/48'],
    ['fe80::1%eth0', 'fe80::1', 'fe80::/48'],
    ['::1', '::1', '::/48'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.0/24'],
  ])('writes %s in full as %s, truncated as %s, and not at all when off', (address, full, truncated) => {
    expect(formatLogAddress(address, 'full')).toBe(full);
    expect(formatLogAddress(address, 'truncated')).toBe(truncated);
    expect(formatLogAddress(address, 'off')).toBeUndefined();
  });

  it.each([
    '',
    'unknown',
    '203.0.113',
    '0300.1.1.1',
    '1.2.3.4, 5.6.7.8',
    '1.2.3.4\n{"forged":1}',
    '999.1.1.1',
  ])('P7: repeats nothing that is no address: %j', (text) => {
    expect(formatLogAddress(text, 'full')).toBeUndefined();
    expect(formatLogAddress(text, 'truncated')).toBeUndefined();
  });
});
