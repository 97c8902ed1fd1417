import type { ItemPhase } from '@/lib/browser/batch/queue/item-work';
import { isLarge } from '@/lib/browser/pictures/large-picture';
import type { BatchPicture, BatchState } from './batch-state';

/** How many pictures of a batch stand where. */
export interface BatchCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly stopped: number;
  /** Waiting or under way. */
  readonly left: number;
}

export function countsOf(pictures: readonly BatchPicture[]): BatchCounts {
  const count = (...phases: ItemPhase[]) => pictures.filter(({ work }) => phases.includes(work.phase)).length;
  const [done, failed, stopped] = [count('done'), count('failed'), count('stopped')];
  const total = pictures.length;
  return { total, done, failed, stopped, left: total - done - failed - stopped };
}

/** Pictures that another try can help. */
export function idsToRetry(pictures: readonly BatchPicture[]): string[] {
  return pictures
    .filter(({ work }) => work.phase === 'failed' || work.phase === 'stopped')
    .map(({ id }) => id);
}

/** How many pictures wait for the visitor to say what becomes of those that the service does not take. */
export function countUndecided({ pictures, largeWay }: Pick<BatchState, 'pictures' | 'largeWay'>): number {
  if (largeWay !== undefined) return 0;
  return pictures.filter(({ file, work }) => work.phase === 'waiting' && isLarge(file)).length;
}

/** Certainty by which a picture comes to be looked at: what failed comes first, what is not there yet last. */
function rank({ work }: BatchPicture): number {
  if (work.phase === 'failed') return -1;
  if (work.phase !== 'done') return 2;
  return work.cutOut.certainty ?? 1;
}

/** The pictures in the order in which they are shown. */
export function inOrder({
  pictures,
  order,
}: Pick<BatchState, 'pictures' | 'order'>): readonly BatchPicture[] {
  return order === 'added' ? pictures : pictures.toSorted((a, b) => rank(a) - rank(b));
}

/** Where an arrow key leads from one cell of a grid, within it. `undefined`: nowhere, the key is not for the grid. */
export function cellAfterKey(
  key: string,
  at: number,
  { count, columns, isRtl }: { readonly count: number; readonly columns: number; readonly isRtl: boolean },
): number | undefined {
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  const steps: Readonly<Record<string, number>> = {
    [forward]: 1,
    [back]: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: 3 * columns,
    PageUp: -3 * columns,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const to = at + step;
  // Up and down keep to their column; the rest stops at the ends.
  if ((key === 'ArrowUp' && to < 0) || (key === 'ArrowDown' && to >= count)) return at;
  return Math.min(count - 1, Math.max(0, to));
}
