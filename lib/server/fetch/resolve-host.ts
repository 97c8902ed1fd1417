import 'server-only';
import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { FetchError } from './fetch-error';
import { isPublicAddress } from './public-address';

/** An address that a host has, and that may be connected to. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface ResolveOptions {
  /** Whether every address has to be public. */
  readonly publicOnly: boolean;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** `address:port` of name servers; the system's where it is not given. */
  readonly nameServers?: readonly string[] | undefined;
}

/** Connections are tried to this many: who owns a name does not choose how many others hear from us. */
const MAX_ADDRESSES = 6;
const TRIES = 2;

/**
 * Finds a host's addresses, once: who connects uses these and asks nobody again. Asks name servers directly. Neither
 * hosts files nor search domains count. No thread is held while a server keeps silent, and an abort ends the query.
 *
 * @param hostname of a URL: a name, an IPv4 address, or an IPv6 address in brackets
 * @returns at least one address, IPv4 first
 * @throws FetchError unreachable where there is no such name or no answer in time. Also where one address of several
 *   may not be asked. After an abort, the signal's reason
 */
export async function resolveHost(
  hostname: string,
  { publicOnly, timeoutMs, signal, nameServers }: ResolveOptions,
): Promise<readonly HostAddress[]> {
  signal.throwIfAborted();
  const literal = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(literal) > 0 ? [literal] : await query(hostname, timeoutMs, signal, nameServers);
  if (found.length === 0 || (publicOnly && !found.every(isPublicAddress))) {
    throw new FetchError('unreachable');
  }
  return found.slice(0, MAX_ADDRESSES).map((address) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
}

async function query(
  name: string,
  timeoutMs: number,
  signal: AbortSignal,
  nameServers: readonly string[] | undefined,
): Promise<string[]> {
  // One for each host, so that cancelling ends no other's queries.
  const resolver = new dns.Resolver({ timeout: Math.ceil(timeoutMs / TRIES), tries: TRIES });
  if (nameServers) resolver.setServers(nameServers);
  const cancel = () => resolver.cancel();
  const timer = setTimeout(cancel, timeoutMs);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
