/** More threads than these gain nothing on a net of this size. Phones have as many fast cores at most. */
const MOST_THREADS = 4;

interface Surroundings {
  readonly crossOriginIsolated: boolean;
  readonly hardwareConcurrency: number;
  readonly hasSharedMemory: boolean;
}

/** How many threads run the net: one where threads cannot share memory, and never more than there are cores. */
export function threadCount(of: Surroundings): number {
  if (!of.crossOriginIsolated || !of.hasSharedMemory) return 1;
  return Math.max(1, Math.min(MOST_THREADS, of.hardwareConcurrency || 1));
}
