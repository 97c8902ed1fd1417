import { completeFile, type Patience } from './complete-file';
import { emptyCopy, type EngineFile, EngineFilesError, type FileCopy } from './engine-file';
import { discard, keepPiece, PIECE_BYTES, restore } from './file-store';

/* Also runs in a worker: no DOM here. */

/** Broken off in this context: what has arrived is gone on with, also where nothing can be stored. */
const unfinished = new Map<string, FileCopy>();

export interface LoadFileOptions {
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Called with the bytes at hand: once with what was kept, then as they arrive. */
  readonly onReceived: (bytes: number, arriving: boolean) => void;
}

/**
 * Gets a file: from the store, from its address, or one part from each. A copy that is not what it should be is
 * thrown away and fetched again, once.
 *
 * @throws EngineFilesError model_unavailable, model_corrupt or page_outdated
 * @throws DOMException named AbortError, or the signal's own reason, after the signal fired
 */
export async function loadFile(
  file: EngineFile,
  { signal, patience, onReceived }: LoadFileOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  signal.throwIfAborted();
  const copy = await copyAtHand(file);
  onReceived(copy.received, false);
  let kept = Math.floor(copy.received / PIECE_BYTES);
  let keeping: Promise<void> = Promise.resolve();

  const receive = () => {
    // After an answer with the whole file, pieces are kept anew.
    kept = Math.min(kept, Math.floor(copy.received / PIECE_BYTES));
    const whole = copy.received === file.bytes ? Math.ceil : Math.floor;
    for (; kept < whole(copy.received / PIECE_BYTES); kept += 1) {
      const piece = kept;
      keeping = keeping.then(() => keepPiece(file, copy, piece));
    }
    onReceived(copy.received, true);
  };

  for (const fresh of [false, true]) {
    if (fresh) copy.received = 0;
    try {
      await completeFile(file, copy, { signal, fresh, patience, onReceived: receive });
    } catch (error) {
      if (copy.received > 0) unfinished.set(file.sha256, copy);
      throw error;
    }
    await keeping;
    if (await isGenuine(file, copy)) return copy.bytes;
    await discard(file);
  }
  throw new EngineFilesError('model_corrupt', `${file.url} has not the digest ${file.sha256}`);
}

/** Forgets what was broken off. */
export function forgetUnfinished(): void {
  unfinished.clear();
}

async function copyAtHand(file: EngineFile): Promise<FileCopy> {
  const begun = unfinished.get(file.sha256);
  // Taken out: two loads at once are not to write into one copy.
  unfinished.delete(file.sha256);
  if (begun) return begun;
  const copy = emptyCopy(file);
  await restore(file, copy);
  return copy;
}

/**
 * An insecure origin has no digests. What came from there is as good as the page itself, what came from others not.
 */
async function isGenuine({ sha256, foreign }: EngineFile, { bytes }: FileCopy): Promise<boolean> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) return !foreign;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
