import 'server-only';
import type { ApiKey, AccessConfig } from '@/lib/config/access';
import type { Caller } from '../http/caller';
import type { CorsPolicy } from '../http/cors';
import { keyOf } from './api-key';
import { locateClient, type AddressPolicy, type HeaderReader } from './client-address';
import { requestOrigin } from './request-origin';

/** What callers are told by, as the operator has set it. */
export interface CallerPolicy {
  readonly addressPolicy: AddressPolicy;
  readonly apiKeys: readonly ApiKey[];
  /** Whose pages may send pictures. */
  readonly origins: Pick<AccessConfig, 'siteOrigin' | 'allowedOrigins' | 'compatAllowedOrigins'>;
}

/** What of a door matters to who is calling. */
export interface CalledDoor {
  /** The API key that the query shows, at doors that look there. */
  readonly queryKey: string | null;
  /** Which origins' pages may come to it. */
  readonly origins: CorsPolicy['origins'];
}

/**
 * Finds out who sent a request.
 *
 * @param peer the socket's address; a socket that has closed has none
 * @param header the value of a request header, repetitions joined by commas; null where it is missing
 * @param door undefined for a page or a file
 * @returns undefined where there is no socket left to tell by
 */
export function resolveCaller(
  peer: string | undefined,
  header: HeaderReader,
  { addressPolicy, apiKeys, origins }: CallerPolicy,
  door?: CalledDoor,
): Caller | undefined {
  if (peer === undefined) return undefined;
  return {
    ...locateClient(peer, header, addressPolicy),
    key: keyOf(header, apiKeys, door?.queryKey),
    origin: requestOrigin(header, {
      siteOrigin: origins.siteOrigin,
      allowedOrigins: origins[door?.origins ?? 'allowedOrigins'],
    }),
  };
}
