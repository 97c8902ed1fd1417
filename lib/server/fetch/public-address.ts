import 'server-only';
import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

type Bytes = readonly number[];

/** An IPv6 address that leads to an IPv4 address which it carries. */
interface Embedding {
  readonly prefix: ipaddr.IPv6;
  readonly bits: number;
  /** The four bytes of each address that it carries. */
  readonly embedded: (bytes: Bytes) => readonly Bytes[];
}

const lastFour = (bytes: Bytes) => [bytes.slice(12)];
const embedding = (range: string, embedded: Embedding['embedded']): Embedding => {
  const [prefix, bits] = ipaddr.IPv6.parseCIDR(range);
  return { prefix, bits, embedded };
};

const EMBEDDINGS: readonly Embedding[] = [
  // IPv4-mapped (RFC 4291 2.5.5.2), and translated (RFC 2765).
  embedding('::ffff:0:0/96', lastFour),
  embedding('::ffff:0:0:0/96', lastFour),
  // NAT64 (RFC 6052).
  embedding('64:ff9b::/96', lastFour),
  // 6to4 (RFC 3056).
  embedding('2002::/16', (bytes) => [bytes.slice(2, 6)]),
  // Teredo (RFC 4380 4): the server, and the client with all bits turned over.
  embedding('2001::/32', (bytes) => [bytes.slice(4, 8), bytes.slice(12).map((byte) => byte ^ 0xff)]),
];

/** All that is given out as global unicast. ipaddr.js calls what nobody has been given `unicast`, too. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public Internet: ipaddr.js calls it `unicast`, and each IPv4 address that it carries, too.
 *
 * @param text an IPv4 or IPv6 address, without brackets and zone, as a resolver or the URL parser writes it
 */
export function isPublicAddress(text: string): boolean {
  if (isIPv4(text)) return ipaddr.IPv4.parse(text).range() === 'unicast';
  // ipaddr.js takes ::8.8.8.8, as resolvers write ::808:808, for the other address ::ffff:808:808.
  const bracketed = `http://[${text}]/`;
  if (!URL.canParse(bracketed)) return false;
  const address = ipaddr.IPv6.parse(new URL(bracketed).hostname.slice(1, -1));
  const bytes = address.toByteArray();
  const carrier = EMBEDDINGS.find(({ prefix, bits }) => address.match(prefix, bits));
  if (carrier) return carrier.embedded(bytes).every(isPublicIpv4);
  if (isIsatap(bytes) && !isPublicIpv4(bytes.slice(12))) return false;
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST);
}

function isPublicIpv4(bytes: Bytes): boolean {
  return new ipaddr.IPv4([...bytes]).range() === 'unicast';
}

/** ISATAP (RFC 5214 6.1): any prefix, and an interface of 0000:5efe or 0200:5efe before an IPv4 address. */
function isIsatap(bytes: Bytes): boolean {
  const [first = 0, ...rest] = bytes.slice(8, 12);
  return (first & ~2) === 0 && rest.join() === '0,94,254';
}
