import 'client-only';
import { requestCutOut, type CutOut, type RemoveOptions } from './api-client';
import { askBotCheck } from './bot-check';
import type { PageErrorCode } from '../errors/device-errors';
import { RemoveError } from '../errors/remove-error';

/** Whatever answers the bot check on this page. */
export interface TokenSource {
  /**
   * @param siteKey the widget's public key
   * @throws RemoveError where the check was not passed or could not be made
   * @throws DOMException named AbortError, after `signal` fired
   */
  readonly tokenFor: (siteKey: string, signal: AbortSignal) => Promise<string>;
}

/** What a picture takes on its way. */
export interface SendOptions extends RemoveOptions {
  /** Called when the service has told what it wants of its pages, before anything is sent. What it throws ends the try. */
  readonly onAsked?: () => void;
  /** Called when it stands in line for another's bot check. */
  readonly onWaiting?: () => void;
}

/** Errors that say that no pass is to be had for now, whatever the picture. */
export const BOT_CHECK_ERRORS: ReadonlySet<PageErrorCode> = new Set<PageErrorCode>([
  'bot_check_required',
  'bot_check_failed',
  'bot_check_unavailable',
]);

/** A picture that carries a token: its answer brings a pass, which does for all that wait for it. */
let redeeming: Promise<unknown> | undefined;

/**
 * Sends a picture, with a bot-check token where the service asks for one. It needs none where there is no check, nor
 * while the visitor's pass is good. A pass that ran out in between costs one more try. Of several pictures at once, one
 * carries a token and the others wait for the pass that it brings.
 *
 * @throws RemoveError what went wrong, by code
 * @throws DOMException named AbortError, after the signal fired
 */
export async function sendPicture(
  file: File,
  tokens: TokenSource | null,
  options: SendOptions,
): Promise<CutOut> {
  const question = await questionFor(tokens, options.signal, false, options.onAsked);
  if (question !== undefined) return sendWithToken(file, question, tokens, options);
  try {
    return await requestCutOut(file, options);
  } catch (error) {
    if (!(error instanceof RemoveError) || error.code !== 'bot_check_required') throw error;
    const anew = await questionFor(tokens, options.signal, true);
    if (anew === undefined) throw error;
    return sendWithToken(file, anew, tokens, options);
  }
}

/** A bot check that has to be answered before a picture may come. */
interface Question {
  readonly siteKey: string;
  readonly tokens: TokenSource;
}

async function questionFor(
  tokens: TokenSource | null,
  signal: AbortSignal,
  fresh: boolean,
  onAsked?: () => void,
): Promise<Question | undefined> {
  const { siteKey, required } = await askBotCheck(signal, fresh);
  onAsked?.();
  return siteKey === null || !required || tokens === null ? undefined : { siteKey, tokens };
}

async function sendWithToken(
  file: File,
  question: Question,
  tokens: TokenSource | null,
  options: SendOptions,
): Promise<CutOut> {
  const { signal, onWaiting } = options;
  let open = question;
  while (redeeming !== undefined) {
    onWaiting?.();
    await redeeming.catch((error: unknown) => {
      // A check that another picture did not pass is not asked again for this one.
      if (error instanceof RemoveError && BOT_CHECK_ERRORS.has(error.code)) throw error;
    });
    signal.throwIfAborted();
    const still = await questionFor(tokens, signal, true);
    if (still === undefined) return requestCutOut(file, options);
    open = still;
  }
  const sending = redeem(file, open, options);
  redeeming = sending;
  try {
    return await sending;
  } finally {
    redeeming = undefined;
  }
}

async function redeem(file: File, { siteKey, tokens }: Question, options: SendOptions): Promise<CutOut> {
  return requestCutOut(file, { ...options, botToken: await tokens.tokenFor(siteKey, options.signal) });
}
