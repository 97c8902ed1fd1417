import 'server-only';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AddressRange, ClientAddressHeader } from '@/lib/config/trusted-proxies';
import type { Caller } from '../http/caller';

/** When a header says who the client is. */
export interface AddressPolicy {
  /** Peers whose {@link header} counts. Empty: nobody's does. */
  readonly trustedProxies: readonly AddressRange[];
  readonly header: ClientAddressHeader;
}

/** Hops of X-Forwarded-For that are looked at, from the right: no chain of proxies is longer. */
const MAX_HOPS = 32;
/** The longest text that can be an address with brackets, zone and port; anything longer is not one. */
const MAX_ADDRESS_LENGTH = 100;
/** Bits of an IPv6 address that name one client: providers hand out no less, and a client chooses the rest. */
const IPV6_PREFIX_BYTES = 8;

/** The well-known prefix of translated addresses. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');
const NAT64_BITS = 96;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Gives the value of a request header; null where it is missing. */
export type HeaderReader = (name: string) => string | null;

/**
 * Where a request comes from: the client's whole address, and the bucket that limits count by. The bucket is an IPv4
 * address or the /64 of an IPv6 address.
 *
 * A header counts only when the socket's peer is a trusted proxy. Whatever cannot be read there leaves the request with
 * the proxy's own bucket, never with one that the client chose.
 *
 * @param peer the socket's address
 * @param header the value of a request header, repetitions joined by commas; null where it is missing
 */
export function locateClient(
  peer: string,
  header: HeaderReader,
  policy: AddressPolicy,
): Pick<Caller, 'bucket' | 'address'> {
  const client = findClient(peer, header, policy);
  return { bucket: client ? bucketOf(client) : 'unreadable', address: client?.toString() };
}

/**
 * Whose connection it is, as far as that shows before its first request.
 *
 * @param peer the socket's address
 * @returns undefined for a trusted proxy, which carries those of many clients
 */
export function connectionBucket(peer: string | undefined, policy: AddressPolicy): string | undefined {
  const address = peer === undefined ? undefined : parseAddress(peer);
  if (!address) return 'unreadable';
  return isTrusted(address, policy) ? undefined : bucketOf(address);
}

function findClient(peer: string, header: HeaderReader, policy: AddressPolicy): Address | undefined {
  const socket = parseAddress(peer);
  if (!socket || policy.header === 'none' || !isTrusted(socket, policy)) return socket;
  const value = header(policy.header);
  if (value === null) return socket;
  if (policy.header === 'x-forwarded-for') return walk(socket, value, policy);
  // One address, written by the proxy. A repetition arrives joined by a comma, and reads as none.
  return parseAddress(value) ?? socket;
}

/**
 * Goes back along X-Forwarded-For from the right. Each entry was written by the hop after it, so it counts as long as
 * that hop is trusted. The first that is not a proxy of ours is the client.
 */
function walk(socket: Address, value: string, policy: AddressPolicy): Address {
  let nearest = socket;
  let end = value.length;
  for (let hops = 0; hops < MAX_HOPS && end > 0; hops += 1) {
    const comma = value.lastIndexOf(',', end - 1);
    const address = parseAddress(value.slice(comma + 1, end));
    if (!address) return nearest;
    nearest = address;
    if (!isTrusted(address, policy)) return address;
    end = comma;
  }
  return nearest;
}

/**
 * Reads one address: with a port, in brackets, with a zone id, IPv4-mapped. Stricter than ipaddr.js, which
 * takes "1" and "0x7f.1" for addresses.
 */
function parseAddress(text: string): Address | undefined {
  if (text.length > MAX_ADDRESS_LENGTH) return undefined;
  let bare = text.trim();
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(bare);
  if (bracketed) bare = bracketed[1] ?? '';
  else if (/^[\d.]+:\d{1,5}$/.test(bare)) bare = bare.slice(0, bare.indexOf(':'));
  const zone = bare.indexOf('%');
  if (zone >= 0) bare = bare.slice(0, zone);
  return isIP(bare) === 0 ? undefined : withoutTranslation(ipaddr.process(bare));
}

/**
 * The IPv4 address that a NAT64 gateway has written as IPv6 (RFC 6052 §2.1). The /64 of all its clients is one.
 */
function withoutTranslation(address: Address): Address {
  if (address.kind() !== 'ipv6' || !address.match(NAT64, NAT64_BITS)) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

function isTrusted(address: Address, { trustedProxies }: AddressPolicy): boolean {
  return trustedProxies.some(
    ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
  );
}

function bucketOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const prefix = Buffer.from(address.toByteArray().slice(0, IPV6_PREFIX_BYTES)).toString('hex');
  return `${prefix.replace(/.{4}(?=.)/g, '$&:')}::/64`;
}
