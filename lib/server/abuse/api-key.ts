import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKeyEntry } from '@/lib/config/entry';

/** A client that showed a key which the operator knows. */
export interface ApiKeyHolder {
  readonly name: string;
  /** Own limits, where they differ from everybody's: the limiter reads them. */
  readonly limits: ApiKeyEntry['limits'];
}

/** The key that a request shows, in X-Api-Key or as a bearer token (RFC 6750 §2.1); undefined where it shows none. */
export function shownKey(headers: Headers): string | undefined {
  const key = headers.get('x-api-key')?.trim();
  if (key) return key;
  return /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/**
 * Who holds a key. Hashes are compared in constant time, and all of them, so that the time tells neither how much
 * of a key was right nor whose it might be. SHA-256 without salt is enough for keys that are random, as they must
 * be; it would not be for passwords.
 */
export function holderOf(key: string, entries: readonly ApiKeyEntry[]): ApiKeyHolder | undefined {
  const hash = createHash('sha256').update(key).digest();
  let found: ApiKeyEntry | undefined;
  for (const entry of entries) {
    if (timingSafeEqual(hash, entry.hash)) found = entry;
  }
  return found && { name: found.name, limits: found.limits };
}
