import path from 'node:path';
import { lock } from 'proper-lockfile';
import { ModelError } from '@/lib/server/inference/model-store';

/** Renewed every few seconds while a pull goes on. An older one was left by a process that is gone. */
const STALE_MS = 15_000;

/**
 * Does the work while nobody else pulls into the folder, on this machine or on another that has it. Two would write
 * into one file.
 *
 * @throws ModelError where somebody does
 */
export async function aloneIn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  let lostBy: Error | undefined;
  const release = await lock(folder, {
    lockfilePath: path.join(folder, 'pull.lock'),
    stale: STALE_MS,
    // The work goes on; what comes of it does not count.
    onCompromised: (error) => (lostBy = error),
  }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    throw new ModelError('another pull of it is under way; wait for it to end');
  });
  try {
    const result = await work();
    if (lostBy) throw new ModelError(`the lock in ${folder} was lost (${lostBy.message}); pull again`);
    return result;
  } finally {
    if (!lostBy) await release();
  }
}
