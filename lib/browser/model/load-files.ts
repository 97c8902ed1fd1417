import { DEFAULT_PATIENCE, type Patience } from './complete-file';
import { DownloadMeter, type DownloadProgress } from './download-meter';
import type { EngineFile } from './engine-file';
import { discardOthers } from './file-store';
import { loadFile } from './load-file';

/* Also runs in a worker: no DOM here. */

export interface LoadOptions {
  /** Stops the download. What has arrived is kept, and the next load goes on from there. */
  readonly signal: AbortSignal;
  /** Called while bytes come in; never when all of them were kept from before. */
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/**
 * Gets files, all at once. Other versions' are removed first: they are of no more use, and may hold the room.
 *
 * @returns their bytes, in the order of `files`
 * @throws EngineFilesError model_unavailable, model_corrupt or page_outdated
 * @throws DOMException named AbortError, or the signal's own reason, after the signal fired
 */
export async function loadFiles(
  files: readonly EngineFile[],
  { signal, onProgress = () => undefined }: LoadOptions,
  patience: Patience = DEFAULT_PATIENCE,
): Promise<Uint8Array<ArrayBuffer>[]> {
  await discardOthers(files);
  const meter = new DownloadMeter(files, onProgress);
  // When one fails the others stop, too: nobody waits for them.
  const others = new AbortController();
  const stop = () => others.abort(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.all(
      files.map((file) =>
        loadFile(file, {
          signal: others.signal,
          patience,
          onReceived: (bytes, arriving) => meter.set(file, bytes, arriving),
        }),
      ),
    );
  } finally {
    signal.removeEventListener('abort', stop);
    others.abort();
  }
}
