import { type EngineFile, EngineFilesError, type FileCopy } from './engine-file';
import { receiveFile } from './receive-file';

/* Also runs in a worker: no DOM here. */

/** How patient a download is. */
export interface Patience {
  /** A connection that brings nothing for this long is given up. */
  readonly silenceMs: number;
  /** How long to wait before each further try that nothing came of; after the last the download is given up. */
  readonly waitsMs: readonly number[];
}

export const DEFAULT_PATIENCE: Patience = { silenceMs: 20_000, waitsMs: [500, 1_500, 4_000] };

/** A try that brings this much counts as a good one. Less could go on for ever. */
const GOOD_TRY_BYTES = 64 * 1024;

export interface CompleteOptions {
  readonly signal: AbortSignal;
  readonly fresh: boolean;
  readonly patience: Patience;
  readonly onReceived: () => void;
}

/**
 * Fetches what a copy lacks; where the connection breaks, goes on from there.
 *
 * @throws EngineFilesError model_unavailable, when several tries in a row brought nothing
 * @throws DOMException named AbortError, or the signal's own reason, after the signal fired
 */
export async function completeFile(
  file: EngineFile,
  copy: FileCopy,
  { signal, fresh, patience, onReceived }: CompleteOptions,
): Promise<void> {
  const { silenceMs, waitsMs } = patience;
  let most = copy.received;
  let failures = 0;
  let wholeIfLess = true;
  while (copy.received < file.bytes) {
    let cause: unknown = 'the answer was too short';
    try {
      await receiveFile(file, copy, { signal, fresh, wholeIfLess, silenceMs, onReceived });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineFilesError) throw error;
      cause = error;
    }
    if (copy.received === file.bytes) return;
    const good = copy.received >= most + GOOD_TRY_BYTES;
    if (good) {
      most = copy.received;
      failures = 0;
    }
    // A line that breaks before it comes to what is new gets on by parts only.
    wholeIfLess = good;
    const waitMs = waitsMs[failures];
    if (waitMs === undefined) throw new EngineFilesError('model_unavailable', String(cause), cause);
    failures += 1;
    await wait(waitMs, signal);
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
