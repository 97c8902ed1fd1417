import 'server-only';

const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * How long a child's place stays empty after its end, in milliseconds. It is not empty at all after a crash in a job.
 * It is empty longer and longer while children die before they are warm.
 *
 * @param failedStarts children in a row that were never warm
 */
export function respawnDelayMs(failedStarts: number): number {
  return failedStarts === 0 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (failedStarts - 1));
}
