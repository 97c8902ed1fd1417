import 'server-only';
import type { BotCheckConfig, AccessConfig } from '@/lib/config/access';
import { BOT_TOKEN_HEADER, type BotCheckState } from '@/lib/contracts/bot-check';
import { ServiceError } from '@/lib/contracts/errors';
import type { Caller } from '../http/caller';
import type { Door } from '../http/door';
import { keyOfText } from './api-key';
import { holdsPass, issuePass, spendPass } from './bot-pass';
import type { HeaderReader } from './client-address';
import { claimToken, verifyToken } from './turnstile';

/** What of a request is looked at: its body has not been touched. */
type Asking = Pick<Request, 'headers'>;

/** What an authorized request takes along. */
export interface Authorization {
  /** A new pass, which goes with the answer, whatever that is: the token that bought it is spent. */
  readonly setCookie?: string;
}

/**
 * Authorizes a request by its API key, or by the bot check where a page sent it. Its body has not been read.
 *
 * @param caller whose request it is; a pass is bound to the bucket
 * @param report told why a token did not count where an operator may have to act, in words of ours
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid, bot_check_required,
 *   bot_check_failed, bot_check_unavailable
 */
export async function authorizeVisitor(
  request: Asking,
  caller: Caller,
  config: AccessConfig,
  report: (reason: string) => void,
): Promise<Authorization> {
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
 * What of {@link authorizeVisitor} can be said at once: a token that is there may be good.
 *
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid, bot_check_required
 */
function preauthorizeVisitor(header: HeaderReader, caller: Caller, config: AccessConfig): void {
  const botCheck = botCheckFor(caller, config);
  if (botCheck === undefined || header(BOT_TOKEN_HEADER.toLowerCase())) return;
  if (!holdsPass(header('cookie'), botCheck.passSecret, caller.bucket)) {
    throw new ServiceError('bot_check_required');
  }
}

/** The bot check that a caller has to pass; undefined where none has to be. */
function botCheckFor(
  { key, origin }: Caller,
  { apiKeys, botCheck }: AccessConfig,
): BotCheckConfig | undefined {
  if (origin === 'foreign') throw new ServiceError('cross_site_refused');
  if (typeof key === 'object') return undefined;
  // Without keys to compare it with, a bearer token may be meant for a proxy in front of us.
  if (key === 'unknown' && apiKeys.length > 0) throw new ServiceError('api_key_invalid');
  if (origin === 'page') return botCheck;
  if (botCheck === undefined && apiKeys.length === 0) return undefined;
  throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
}

/**
 * Authorizes a request at a door that knows API keys and no bot check. Its body has not been read. A page needs a key
 * as much as a program. With the bot check on and no keys given out, nobody is authorized. So such a door is no way
 * around it.
 *
 * @returns whether the body has to show the key, which {@link authorizeKeyOfBody} looks at then
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid
 */
export function authorizeKey({ key, origin }: Caller, { apiKeys, botCheck }: AccessConfig): boolean {
  if (origin === 'foreign') throw new ServiceError('cross_site_refused');
  if (typeof key === 'object') return false;
  if (apiKeys.length === 0) {
    if (botCheck === undefined) return false;
    throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
  }
  if (key === 'unknown') throw new ServiceError('api_key_invalid');
  return true;
}

/**
 * Authorizes a request by the key in its body. The request counts against the client's address all the same: that was
 * counted before the body came.
 *
 * @throws ServiceError api_key_required, api_key_invalid
 */
export function authorizeKeyOfBody(
  text: string | undefined,
  { apiKeys }: Pick<AccessConfig, 'apiKeys'>,
): void {
  const key = keyOfText(text, apiKeys);
  if (typeof key === 'object') return;
  throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
}

/**
 * Refuses, before a byte of its body is taken, whoever the handler would not authorize. The handler still authorizes
 * whom this lets pass.
 *
 * @throws ServiceError as {@link preauthorizeVisitor} and {@link authorizeKey}
 */
export function preauthorize(
  { authorization, keyInBody }: Pick<Door, 'authorization' | 'keyInBody'>,
  header: HeaderReader,
  caller: Caller,
  config: AccessConfig,
): void {
  if (authorization === 'visitors') preauthorizeVisitor(header, caller, config);
  if (authorization === 'keys' && authorizeKey(caller, config) && !keyInBody) {
    throw new ServiceError('api_key_required');
  }
}

/** What a page has to know before it sends a picture. */
export function botCheckState(
  request: Asking,
  { bucket }: Caller,
  { botCheck, flags }: AccessConfig,
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
function isSecure(request: Asking, { siteOrigin }: AccessConfig): boolean {
  return (request.headers.get('origin') ?? siteOrigin ?? '').startsWith('https:');
}
