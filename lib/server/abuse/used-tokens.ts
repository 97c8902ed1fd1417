import 'server-only';
import { createHash } from 'node:crypto';
import { processWide } from '@/lib/config/process-wide';
import { ExpiringMap } from './expiring-map';

/** A token is good for five minutes; twice that is past any doubt about clocks. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_TOKENS = 50_000;

/** Next bundles routes apart; a token must be used up for all of them. */
const used = processWide('used tokens', () => new ExpiringMap<true>(MAX_TOKENS, REMEMBERED_MS));

/**
 * Claims a bot-check token for one request. Siteverify refuses used tokens too; this refuses those that arrive
 * while its answer is under way, and keeps hashes only.
 *
 * @returns what gives the claim back when the token proved to be none; undefined where it is taken already
 */
export function claimToken(token: string): { release: () => void } | undefined {
  const hash = createHash('sha256').update(token).digest('base64url');
  if (used.get(hash)) return undefined;
  used.set(hash, true);
  return { release: () => used.delete(hash) };
}
