import 'server-only';
import ipaddr from 'ipaddr.js';
import { httpConfig, type LogAddressMode } from '@/lib/config/http';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { logger } from './logger';

/** The status that proxies log for a client that closed the connection; nobody receives it. */
export const CLIENT_CLOSED_REQUEST = 499;

/** What the access log holds of a request. */
export interface RequestFacts {
  readonly requestId: string;
  /** The client's whole address; the line holds of it what LOG_ADDRESS allows. */
  readonly address: string | undefined;
  readonly method: string | undefined;
  /** A pattern of ours; the URL, which may carry a query, is never logged. */
  readonly route: string;
  readonly status: number;
  /** Why it was not answered as asked. */
  readonly code?: ErrorCode | 'client_gone' | undefined;
  /** The class of an exception that no code foresees. */
  readonly errorClass?: string | undefined;
  readonly durationMs?: number;
  /** Sizes and durations; nothing else fits. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** Writes the one line that the access log has for each request. */
export function logRequest({ address, figures, ...facts }: RequestFacts): void {
  const logged = address === undefined ? undefined : formatLogAddress(address, httpConfig().logAddress);
  const line = { ...facts, ...(logged === undefined ? {} : { address: logged }), ...figures };
  if (facts.status >= 500) logger().warn(line, 'request');
  else logger().info(line, 'request');
}

/** What is left of a truncated address: a provider's block of customers, not a line. */
const TRUNCATED_BITS = { ipv4: 24, ipv6: 48 };

/**
 * A client's address as the access log writes it.
 *
 * @param address IPv4 or IPv6, also IPv4 mapped into IPv6, also as a block such as `2001:db8::/64`
 * @param mode the operator's choice
 * @returns nothing where the mode says so, and nothing for what is no address: a log line repeats no client's text
 */
export function formatLogAddress(address: string, mode: LogAddressMode): string | undefined {
  if (mode === 'off') return undefined;
  const [, host = '', block] = /^([^/%]*)(?:%[^/]*)?(?:\/(\d{1,3}))?$/.exec(address) ?? [];
  // The short and octal forms of IPv4 that ipaddr.js also takes are in nobody's socket.
  if (!ipaddr.IPv4.isValidFourPartDecimal(host) && !ipaddr.IPv6.isValid(host)) return undefined;
  const parsed = ipaddr.process(host);
  const text = parsed.toString();
  if (mode === 'full') return block === undefined ? text : `${text}/${block}`;
  const bits = TRUNCATED_BITS[parsed.kind()];
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${text}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${text}/${bits}`);
  return `${network.toString()}/${bits}`;
}
