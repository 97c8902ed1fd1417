import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKeyEntry } from '@/lib/config/entry';
import type { CallerKey } from '../http/caller';
import type { HeaderReader } from './client-address';

/**
 * The key that a request shows, and who holds it. It stands in X-Api-Key, as a bearer token (RFC 6750 §2.1), or else in
 * the query.
 *
 * @param queryKey what the query says, at doors that look there
 */
export function keyOf(
  header: HeaderReader,
  entries: readonly ApiKeyEntry[],
  queryKey?: string | null,
): CallerKey {
  const inHeader =
    header('x-api-key')?.trim() || /^bearer +(\S+) *$/i.exec(header('authorization') ?? '')?.[1];
  return keyOfText(inHeader ?? queryKey ?? undefined, entries);
}

/** Whose key a text is. */
export function keyOfText(text: string | undefined, entries: readonly ApiKeyEntry[]): CallerKey {
  const key = text?.trim();
  if (!key) return 'none';
  const name = holderOf(key, entries);
  return name === undefined ? 'unknown' : { holder: name };
}

/**
 * Who holds a key. Hashes are compared in constant time, and all of them. So the time tells neither how much of a key
 * was right nor whose it might be. SHA-256 without salt is enough for keys that are random, as they must be; it would
 * not be for passwords.
 */
function holderOf(key: string, entries: readonly ApiKeyEntry[]): string | undefined {
  const hash = createHash('sha256').update(key).digest();
  let found: string | undefined;
  for (const entry of entries) {
    if (timingSafeEqual(hash, entry.hash)) found = entry.name;
  }
  return found;
}
