import 'client-only';
import { requestCutOut, type CutOut, type RemoveOptions } from './api-client';
import { askBotCheck } from './bot-check';
import { RemoveFault } from '../faults/remove-fault';

/** Whatever answers the bot check on this page. */
export interface TokenSource {
  /**
   * @param siteKey the widget's public key
   * @throws RemoveFault where the check was not passed or could not be made
   * @throws DOMException named AbortError, after `signal` fired
   */
  readonly tokenFor: (siteKey: string, signal: AbortSignal) => Promise<string>;
}

export interface SendOptions extends RemoveOptions {
  /** Called when the service has told what it wants of its pages, before anything is sent. What it throws ends the try. */
  readonly onAsked?: () => void;
}

/**
 * Sends a picture, with a bot-check token where the service asks for one: not where it has no check, and not while
 * the visitor's pass is good. A pass that ran out in between costs one more try.
 *
 * @throws RemoveFault what went wrong, by code
 * @throws DOMException named AbortError, after the signal fired
 */
export async function sendPicture(
  file: File,
  tokens: TokenSource | null,
  { onAsked, ...options }: SendOptions,
): Promise<CutOut> {
  const botToken = await tokenIfRequired(tokens, options.signal, false, onAsked);
  try {
    return await requestCutOut(file, { ...options, botToken });
  } catch (error) {
    const ranOut = error instanceof RemoveFault && error.code === 'bot_check_required';
    if (!ranOut || botToken !== undefined) throw error;
    const anew = await tokenIfRequired(tokens, options.signal, true);
    if (anew === undefined) throw error;
    return requestCutOut(file, { ...options, botToken: anew });
  }
}

async function tokenIfRequired(
  tokens: TokenSource | null,
  signal: AbortSignal,
  fresh: boolean,
  onAsked?: () => void,
): Promise<string | undefined> {
  const { siteKey, required } = await askBotCheck(signal, fresh);
  onAsked?.();
  if (siteKey === null || !required || tokens === null) return undefined;
  return tokens.tokenFor(siteKey, signal);
}
