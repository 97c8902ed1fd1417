import 'client-only';
import type { ZipReply, ZipTask } from '../zip/unpack-zip';
import type { Refusal, TakenIn } from './refusal';
import type { FoundFile } from './walk-folder';

/**
 * Unpacks an archive in a worker of its own, which ends with it.
 *
 * @param room how many pictures may come
 * @throws the signal's reason, after it fired
 */
export function unpackHere({ path, file }: FoundFile, room: number, signal: AbortSignal): Promise<TakenIn> {
  // Bundlers recognise a worker by these very words.
  const worker = new Worker(new URL('../zip/zip-worker.ts', import.meta.url), { type: 'module' });
  const pictures: File[] = [];
  const refused: Refusal[] = [];
  return new Promise<TakenIn>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as DOMException), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<ZipReply>) => {
      if (data.type === 'picture') pictures.push(data.file);
      else if (data.type === 'refused') refused.push(data.refusal);
      else resolve({ pictures, refused });
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      refused.push({ path, reason: 'zip_unreadable' });
      resolve({ pictures, refused });
    });
    worker.postMessage({ archive: file, path, room } satisfies ZipTask);
  }).finally(() => worker.terminate());
}
