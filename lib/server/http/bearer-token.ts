import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether an Authorization header bears a token. Compares digests in constant time: neither the token's characters
 * nor its length can be found by measuring.
 */
export function hasBearerToken(authorization: string | null, token: string): boolean {
  const presented = /^Bearer +([^ ]+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(presented), digest(token));
}
