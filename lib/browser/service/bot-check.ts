import 'client-only';
import { BOT_CHECK_PATH, type BotCheckState } from '../../contracts/bot-check';
import { knownFlagValues } from '../../contracts/feature-flags';
import { adoptInstallationFlags } from '../settings/feature-flags';
import { apiUrl } from './api-url';
import { errorOfAnswer } from './error-of-answer';
import { RemoveError } from '../errors/remove-error';
import { servicePace } from './service-pace';

/** What a page has to know of the bot check. */
type BotCheck = Omit<BotCheckState, 'flags'>;

const OFF: BotCheck = { siteKey: null, required: false };

/** Whether the service has said that it has no bot check: an operator's setting, asked for once a visit. */
let knownOff = false;

/**
 * Asks the service whether the next picture needs a bot-check token. The answer also tells which feature flags the
 * operator has set: they hold from then on.
 *
 * @param fresh ask again even where the service has said that it has no bot check
 * @throws RemoveError where it cannot be reached or answers with something else
 * @throws DOMException named AbortError, after `signal` fired
 */
export async function askBotCheck(signal: AbortSignal, fresh = false): Promise<BotCheck> {
  if (knownOff && !fresh) return OFF;
  const ended = servicePace.leaving();
  const response = await fetch(apiUrl(BOT_CHECK_PATH), { signal, cache: 'no-store' })
    .catch((error: unknown) => {
      throw signal.aborted ? error : new RemoveError(navigator.onLine ? 'network_lost' : 'offline');
    })
    .finally(ended);
  servicePace.heard((name) => response.headers.get(name));
  const body = await response.text();
  const state = response.ok ? readState(body) : undefined;
  if (state === undefined) {
    throw errorOfAnswer({ status: response.status, body, retryAfter: response.headers.get('Retry-After') });
  }
  knownOff = state.siteKey === null;
  return state;
}

function readState(body: string): BotCheck | undefined {
  try {
    const { siteKey, required, flags } = JSON.parse(body) as Partial<Record<string, unknown>>;
    const on = typeof siteKey === 'string' && typeof required === 'boolean';
    if (siteKey !== null && !on) return undefined;
    adoptInstallationFlags(knownFlagValues(flags));
    return on ? { siteKey, required } : OFF;
  } catch {
    return undefined;
  }
}
