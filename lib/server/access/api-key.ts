import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '@/lib/config/access';
import type { CallerKey } from '../http/caller';
import type { HeaderReader } from './client-address';

/**
 * The key that a request shows, and who holds it. It stands in X-Api-Key, as a bearer token (RFC 6750 §2.1), or else in
 * the query.
 *
 * @param queryKey what the query says, at doors that look there
 */
export function keyOf(header: HeaderReader, apiKeys: readonly ApiKey[], queryKey?: string | null): CallerKey {
  const inHeader = header('x-api-key')?.trim() || bearerOf(header('authorization'));
  return keyOfText(inHeader ?? queryKey ?? undefined, apiKeys);
}

/** Whose key a text is. */
export function keyOfText(text: string | undefined, apiKeys: readonly ApiKey[]): CallerKey {
  const key = text?.trim();
  if (!key) return 'none';
  const name = holderOf(key, apiKeys);
  return name === undefined ? 'unknown' : { holder: name };
}

/**
 * Who holds a key. Hashes are compared in constant time, and all of them. So the time tells neither how much of a key
 * was right nor whose it might be. SHA-256 without salt is enough for keys that are random, as they must be; it would
 * not be for passwords.
 */
function holderOf(key: string, apiKeys: readonly ApiKey[]): string | undefined {
  const hash = sha256(key);
  let found: string | undefined;
  for (const known of apiKeys) {
    if (timingSafeEqual(hash, known.hash)) found = known.name;
  }
  return found;
}

/**
 * Whether an Authorization header bears a token. Compares digests in constant time: neither the token's characters
 * nor its length can be found by measuring.
 */
export function hasBearerToken(authorization: string | null, token: string): boolean {
  return timingSafeEqual(sha256(bearerOf(authorization) ?? ''), sha256(token));
}

/** The token of an Authorization header (RFC 6750 §2.1). */
function bearerOf(authorization: string | null): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
