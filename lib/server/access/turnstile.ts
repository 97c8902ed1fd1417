import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import type { BotCheckConfig } from '@/lib/config/access';
import { processWide } from '@/lib/config/process-wide';
import { BOT_CHECK_ACTION, MAX_BOT_TOKEN_LENGTH } from '@/lib/contracts/bot-check';
import { ExpiringMap } from './expiring-map';

/** Longest wait for one answer of siteverify; with the second try, twice that. */
const TIMEOUT_MS = 3_000;

/** Errors of the token. Every other code of siteverify's is about us, or about them. */
const TOKEN_ERRORS = ['missing-input-response', 'invalid-input-response', 'timeout-or-duplicate'] as const;

/** Errors of the request that siteverify names; only these reach the log, never words of its own. */
const REQUEST_ERRORS = [
  'missing-input-secret',
  'invalid-input-secret',
  'bad-request',
  'internal-error',
] as const;

export type TokenVerdict =
  | { readonly verdict: 'passed' }
  /** The token is no proof. */
  | {
      readonly verdict: 'failed';
      readonly reason: (typeof TOKEN_ERRORS)[number] | 'oversize' | 'hostname' | 'action';
    }
  /** Nobody knows whether it is. */
  | {
      readonly verdict: 'unavailable';
      readonly reason:
        | (typeof REQUEST_ERRORS)[number]
        | 'unreachable'
        | 'timeout'
        | 'http-error'
        | 'unreadable'
        | 'unknown-code';
    };

/**
 * Asks Cloudflare's siteverify whether a token is good. It has to be solved on one of our pages, for our action, within
 * five minutes, and never redeemed before. A time-out, a 5xx and `internal-error` are tried once more under the same
 * idempotency key. So a first try that did arrive does not make the second a duplicate. Never throws.
 *
 * Siteverify is not told the visitor's address (`remoteip`, which it documents as optional). The browser that solved
 * the widget has shown Cloudflare its own, and our log's promise would not reach theirs.
 *
 * @param token as the client sent it; longer than Cloudflare's longest is refused without a call
 * @param config the keys, the address of siteverify and the hosts of our pages
 */
export async function verifyToken(token: string, config: BotCheckConfig): Promise<TokenVerdict> {
  if (token.length > MAX_BOT_TOKEN_LENGTH) return { verdict: 'failed', reason: 'oversize' };
  const body = new URLSearchParams({
    secret: config.secretKey,
    response: token,
    idempotency_key: randomUUID(),
  });
  const first = await ask(body, config);
  return first.again ? (await ask(body, config)).verdict : first.verdict;
}

interface Answer {
  readonly verdict: TokenVerdict;
  /** Another try may end better. */
  readonly again: boolean;
}

const unavailable = (
  reason: Extract<TokenVerdict, { verdict: 'unavailable' }>['reason'],
  again: boolean,
): Answer => ({ verdict: { verdict: 'unavailable', reason }, again });

async function ask(body: URLSearchParams, config: BotCheckConfig): Promise<Answer> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(config.siteverifyUrl, {
      method: 'POST',
      body,
      // Next caches fetches in route handlers unless told otherwise.
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return unavailable(timedOut ? 'timeout' : 'unreachable', true);
  }
  if (status >= 500) return unavailable('http-error', true);
  const answer = readAnswer(text);
  if (answer === undefined) return unavailable('unreadable', false);
  if (answer.success) return { verdict: identity(answer, config), again: false };
  const tokenError = TOKEN_ERRORS.find((code) => answer.codes.includes(code));
  if (tokenError !== undefined) return { verdict: { verdict: 'failed', reason: tokenError }, again: false };
  const requestError = REQUEST_ERRORS.find((code) => answer.codes.includes(code));
  return unavailable(requestError ?? 'unknown-code', requestError === 'internal-error');
}

interface Siteverify {
  readonly success: boolean;
  readonly codes: readonly unknown[];
  readonly hostname: unknown;
  readonly action: unknown;
}

/** Siteverify's answer; undefined for anything else, such as a proxy's page or a captive portal's. */
function readAnswer(text: string): Siteverify | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { success, hostname, action, 'error-codes': codes } = parsed as Record<string, unknown>;
  if (typeof success !== 'boolean') return undefined;
  return { success, hostname, action, codes: Array.isArray(codes) ? (codes as unknown[]) : [] };
}

/** A good token of another site, or of another widget of ours, is no proof here. */
function identity({ hostname, action }: Siteverify, config: BotCheckConfig): TokenVerdict {
  if (config.testKeys) return { verdict: 'passed' };
  if (typeof hostname !== 'string' || !config.hostnames.includes(hostname.toLowerCase())) {
    return { verdict: 'failed', reason: 'hostname' };
  }
  return action === BOT_CHECK_ACTION ? { verdict: 'passed' } : { verdict: 'failed', reason: 'action' };
}

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
