import ipaddr from 'ipaddr.js';
import { itemsOf } from './environment';

/** One range of addresses: its first address and the length of its prefix, as `ipaddr.js` compares them. */
export type AddressRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Headers that a trusted proxy may name the client in; `none` leaves it at the socket's address. */
export const CLIENT_ADDRESS_HEADERS = ['none', 'cf-connecting-ip', 'x-forwarded-for', 'x-real-ip'] as const;
export type ClientAddressHeader = (typeof CLIENT_ADDRESS_HEADERS)[number];

/** Names for the usual ranges. Cloudflare's are those it publishes (https://www.cloudflare.com/ips/). */
const PRESETS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  cloudflare: [
    ...['173.245.48.0/20', '103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '141.101.64.0/18'],
    ...['108.162.192.0/18', '190.93.240.0/20', '188.114.96.0/20', '197.234.240.0/22', '198.41.128.0/17'],
    ...['162.158.0.0/15', '104.16.0.0/13', '104.24.0.0/14', '172.64.0.0/13', '131.0.72.0/22'],
    ...['2400:cb00::/32', '2606:4700::/32', '2803:f800::/32', '2405:b500::/32', '2405:8100::/32'],
    ...['2a06:98c0::/29', '2c0f:f248::/32'],
  ],
};

/** An address with a prefix; ipaddr.js alone would take `10` for 0.0.0.10 and `010.1` for something else. */
const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)\/\d{1,3}$/i;

/**
 * Reads `TRUSTED_PROXIES`: a comma list of ranges (CIDR), addresses and names of presets.
 *
 * @returns the ranges, or `undefined` when an entry is none of these
 */
export function parseTrustedProxies(list: string): AddressRange[] | undefined {
  const ranges: AddressRange[] = [];
  for (const entry of itemsOf(list.toLowerCase())) {
    for (const text of PRESETS[entry] ?? [withPrefix(entry)]) {
      if (!CIDR.test(text) || !ipaddr.isValidCIDR(text)) return undefined;
      ranges.push(ipaddr.parseCIDR(text));
    }
  }
  return ranges;
}

function withPrefix(entry: string): string {
  if (entry.includes('/')) return entry;
  return `${entry}/${entry.includes(':') ? 128 : 32}`;
}
