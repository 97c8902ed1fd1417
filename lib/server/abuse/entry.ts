import 'server-only';
import type { BotCheckConfig, EntryConfig } from '@/lib/config/entry';
import { BOT_TOKEN_HEADER, type BotCheckState } from '@/lib/contracts/bot-check';
import { ServiceError } from '@/lib/contracts/errors';
import type { Caller } from '../http/caller';
import { holdsPass, issuePass, spendPass } from './bot-pass';
import type { HeaderReader } from './client-address';
import { verifyToken } from './turnstile';
import { claimToken } from './used-tokens';

/** What of a request the door looks at: its body has not been touched. */
type Asking = Pick<Request, 'headers'>;

/** What a request that may come in takes along. */
export interface Admission {
  /** A new pass, which goes with the answer, whatever that is: the token that bought it is spent. */
  readonly setCookie?: string;
}

/**
 * Decides whether a request may come in, before its body is read.
 *
 * @param caller whose request it is; a pass is bound to the bucket
 * @param report told why a token did not count where an operator may have to act, in words of ours
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid, bot_check_required,
 *   bot_check_failed, bot_check_unavailable
 */
export async function checkEntry(
  request: Asking,
  caller: Caller,
  config: EntryConfig,
  report: (reason: string) => void,
): Promise<Admission> {
  const botCheck = botCheckFor(caller, config);
  if (botCheck === undefined) return {};
  const { bucket } = caller;
  if (spendPass(request.headers.get('cookie'), botCheck.passSecret, bucket)) return {};
  await redeemToken(request, botCheck, report);
  return {
    setCookie: issuePass(botCheck.passSecret, bucket, {
      secure: isSecure(request, config),
      usesSpent: 1,
    }),
  };
}

/**
 * What of {@link checkEntry} can be said at once: a token that is there may be good.
 *
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid, bot_check_required
 */
export function refuseVisitorEarly(header: HeaderReader, caller: Caller, config: EntryConfig): void {
  const botCheck = botCheckFor(caller, config);
  if (botCheck === undefined || header(BOT_TOKEN_HEADER.toLowerCase())) return;
  if (!holdsPass(header('cookie'), botCheck.passSecret, caller.bucket)) {
    throw new ServiceError('bot_check_required');
  }
}

/** The bot check that a caller has to pass; undefined where none has to be. */
function botCheckFor(
  { key, origin }: Caller,
  { apiKeys, botCheck }: EntryConfig,
): BotCheckConfig | undefined {
  if (origin === 'foreign') throw new ServiceError('cross_site_refused');
  if (typeof key === 'object') return undefined;
  // Without keys to compare it with, a bearer token may be meant for a proxy in front of us.
  if (key === 'unknown' && apiKeys.length > 0) throw new ServiceError('api_key_invalid');
  if (origin === 'page') return botCheck;
  if (botCheck === undefined && apiKeys.length === 0) return undefined;
  throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
}

/** What a page has to know before it sends a picture. */
export function botCheckState(
  request: Asking,
  { bucket }: Caller,
  { botCheck, flags }: EntryConfig,
): BotCheckState {
  if (botCheck === undefined) return { siteKey: null, required: false, flags };
  const passed = holdsPass(request.headers.get('cookie'), botCheck.passSecret, bucket);
  return { siteKey: botCheck.siteKey, required: !passed, flags };
}

async function redeemToken(
  request: Asking,
  config: BotCheckConfig,
  report: (reason: string) => void,
): Promise<void> {
  const token = request.headers.get(BOT_TOKEN_HEADER);
  if (!token) throw new ServiceError('bot_check_required');
  const claim = claimToken(token);
  if (claim === undefined) throw new ServiceError('bot_check_failed');
  const verdict = await verifyToken(token, config);
  if (verdict.verdict === 'passed') return;
  // Made-up tokens must not push out those that were really used.
  claim.release();
  if (verdict.verdict === 'unavailable' || verdict.reason === 'hostname' || verdict.reason === 'action') {
    report(verdict.reason);
  }
  throw new ServiceError(verdict.verdict === 'failed' ? 'bot_check_failed' : 'bot_check_unavailable');
}

/**
 * Whether the page was loaded over TLS. Its Origin says so, and has been found to be ours or allowed. A client that
 * lies about it harms its own cookie only.
 */
function isSecure(request: Asking, { siteOrigin }: EntryConfig): boolean {
  return (request.headers.get('origin') ?? siteOrigin ?? '').startsWith('https:');
}
