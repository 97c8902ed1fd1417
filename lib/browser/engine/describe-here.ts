import 'client-only';
import type { SubjectSummary } from '@/lib/core/subject-summary';

/**
 * Finds out what there is to say of a cut-out. A small worker of its own does it and ends with it. So the engine's need
 * not start.
 *
 * @returns undefined where that cannot be found out
 * @throws the signal's reason, after it fired
 */
export function describeHere(cutOut: Blob, signal: AbortSignal): Promise<SubjectSummary | undefined> {
  // Bundlers recognise a worker by these very words.
  const worker = new Worker(new URL('../worker/describing.ts', import.meta.url), { type: 'module' });
  return new Promise<SubjectSummary | undefined>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as DOMException), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<SubjectSummary | undefined>) => resolve(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(undefined);
    });
    worker.postMessage(cutOut);
  }).finally(() => worker.terminate());
}
