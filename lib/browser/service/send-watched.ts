import 'client-only';
import type { PictureType } from '../../contracts/remove';
import type { CutOut } from './api-client';
import { RemoveError } from '../errors/remove-error';
import { sendPicture, type TokenSource } from './send-picture';
import { Silence } from './silence';

/** No sign of life for so long, before, while or after a picture is sent. The service is taken for dead. */
export const MAX_SILENCE_MS = 20_000;

interface WatchedOptions {
  readonly type?: PictureType | undefined;
  readonly signal: AbortSignal;
  readonly onUploadProgress: (share: number) => void;
  readonly onAsked?: () => void;
}

/**
 * Sends a picture to a service that may be dead. Gives it up after {@link MAX_SILENCE_MS} without a sign of life. The
 * bot check takes its own time.
 *
 * @throws RemoveError what went wrong, by code
 * @throws DOMException named AbortError, after `signal` fired
 */
export async function sendWatched(
  picture: File,
  tokens: TokenSource | null,
  { signal, onUploadProgress, onAsked, type }: WatchedOptions,
): Promise<CutOut> {
  const silence = new Silence(MAX_SILENCE_MS, signal);
  const patient: TokenSource | null = tokens && {
    tokenFor: async (siteKey, inner) => {
      silence.suspend();
      const token = await tokens.tokenFor(siteKey, inner);
      silence.heard();
      return token;
    },
  };
  try {
    return await sendPicture(picture, patient, {
      type,
      signal: silence.signal,
      ...(onAsked === undefined ? {} : { onAsked }),
      onWaiting: () => silence.suspend(),
      onUploadProgress: (share) => {
        silence.heard();
        onUploadProgress(share);
      },
    });
  } catch (error) {
    throw silence.tooLong ? new RemoveError('network_lost') : error;
  } finally {
    silence.stop();
  }
}
