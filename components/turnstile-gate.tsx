'use client';

import type { TurnstileProps } from '@marsidev/react-turnstile';
import { useImperativeHandle, useState, type ComponentType, type Ref } from 'react';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import { RemoveError } from '@/lib/browser/errors/remove-error';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { Turns } from '@/lib/browser/flow/turns';
import { BOT_CHECK_ACTION } from '@/lib/contracts/bot-check';

const CLOUDFLARE = 'https://challenges.cloudflare.com/';

/** The widget takes a second or two; silence beyond this means that something keeps it from working. */
const MAX_SILENCE_MS = 30_000;

/** One question to the widget, which is on the page no longer than it takes. */
interface Question {
  /** Tells the widget from the one before. */
  readonly number: number;
  readonly siteKey: string;
  readonly Turnstile: ComponentType<TurnstileProps>;
  readonly pass: (token: string) => void;
  readonly fail: (code: PageErrorCode) => void;
}

const OPTIONS: NonNullable<TurnstileProps['options']> = {
  action: BOT_CHECK_ACTION,
  size: 'invisible',
  // A failure is shown as a message with a button that tries again; a token is used at once.
  retry: 'never',
  refreshExpired: 'never',
  refreshTimeout: 'never',
  responseField: false,
  feedbackEnabled: false,
};

let questions = 0;

/**
 * Answers the bot check with Cloudflare's invisible widget. Until the first question there is no script, no frame and
 * no request to Cloudflare. Without a site key there never is a question. Several are asked one after the other.
 */
export function TurnstileGate({ ref }: { readonly ref: Ref<TokenSource> }) {
  const [question, setQuestion] = useState<Question>();
  const [turns] = useState(() => new Turns());
  useImperativeHandle(
    ref,
    () => ({
      tokenFor: (siteKey, signal) => turns.take(signal, () => ask(siteKey, signal, setQuestion)),
    }),
    [turns],
  );
  if (question === undefined) return null;
  const { number, siteKey, Turnstile, pass, fail } = question;
  const refuse = () => {
    fail('bot_check_failed');
    // Tells the widget that its error has been dealt with, or it would report it to the console.
    return true;
  };
  return (
    <Turnstile
      key={number}
      siteKey={siteKey}
      options={OPTIONS}
      onSuccess={pass}
      onError={refuse}
      onUnsupported={refuse}
      onTimeout={refuse}
      onBeforeInteractive={refuse}
    />
  );
}

async function ask(
  siteKey: string,
  signal: AbortSignal,
  show: (question: Question | undefined) => void,
): Promise<string> {
  const { Turnstile } = await import('@marsidev/react-turnstile').catch(() => {
    throw new RemoveError(navigator.onLine ? 'network_lost' : 'offline');
  });
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const number = (questions += 1);
    const end = (settle: () => void) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      document.removeEventListener('error', onLoadError, true);
      show(undefined);
      settle();
    };
    const fail = (code: PageErrorCode) => end(() => reject(new RemoveError(code)));
    const abort = () => end(() => reject(new DOMException('The check was cancelled.', 'AbortError')));
    // Errors of loading do not bubble, but can be caught on their way down.
    const onLoadError = ({ target }: Event) => {
      if (!(target instanceof HTMLScriptElement) || !target.src.startsWith(CLOUDFLARE)) return;
      // Gone, so that the next question loads it anew.
      target.remove();
      fail('bot_check_required');
    };
    const silence = setTimeout(() => fail('bot_check_unavailable'), MAX_SILENCE_MS);
    signal.addEventListener('abort', abort);
    document.addEventListener('error', onLoadError, true);
    show({ number, siteKey, Turnstile, pass: (token) => end(() => resolve(token)), fail });
  });
}
