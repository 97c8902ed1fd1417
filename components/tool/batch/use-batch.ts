'use client';

import { useCallback, useEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react';
import { MAX_BATCH_PICTURES } from '@/lib/browser/batch/intake/refusal';
import type { DroppedThing } from '@/lib/browser/batch/intake/dropped-things';
import { takeIn } from '@/lib/browser/batch/intake/take-in';
import { pageEngine } from '@/lib/browser/batch/queue/batch-engine';
import { BatchQueue } from '@/lib/browser/batch/queue/batch-queue';
import { Thumbnails } from '@/lib/browser/batch/thumbnails';
import type { Finish } from '@/lib/browser/pictures/finish';
import { beginningInAddress } from '@/lib/browser/pictures/look-in-address';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { idsToRetry } from './batch-figures';
import { EMPTY_BATCH, reduceBatch, type BatchOrder, type BatchState } from './batch-state';
import { useSaving, type SavingControls } from './use-saving';

/** A batch, and what a visitor can do to it. */
export interface BatchControls extends SavingControls {
  readonly state: BatchState;
  readonly thumbnails: Thumbnails;
  /** Takes more in; what is no picture, or one too many, is named in the state. */
  readonly add: (things: readonly DroppedThing[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** Stops what is not done. */
  readonly stop: (ids: readonly string[]) => void;
  readonly retry: (ids: readonly string[]) => void;
  readonly retryAll: () => void;
  /** Answers the question whether the engine may be downloaded with yes; {@link stop} is the no. */
  readonly allowDownload: () => void;
  /** Says what becomes of pictures that the service does not take. */
  readonly chooseForLarge: (way: LargeWay) => void;
  readonly forgetRefusals: () => void;
  readonly chooseOrder: (order: BatchOrder) => void;
  /** Makes something else of all pictures that have no finish of their own. */
  readonly finishAll: (finish: Finish) => void;
  /** Makes something else of one picture; undefined: what is made of all. */
  readonly finishOne: (id: string, finish: Finish | undefined) => void;
  /** Makes this of all pictures, whatever was made of each. */
  readonly shareFinish: (finish: Finish) => void;
}

/**
 * Cuts out the pictures in what a visitor has brought, until they leave.
 *
 * @param things what the batch begins with
 * @param gate answers the bot check, where the service asks for it
 */
export function useBatch(
  things: readonly DroppedThing[],
  gate: RefObject<TokenSource | null>,
): BatchControls {
  const [state, dispatch] = useReducer(reduceBatch, EMPTY_BATCH);
  const [queue] = useState(() => new BatchQueue(pageEngine, dispatch));
  const [thumbnails] = useState(() => new Thumbnails());
  const ids = useRef<string[]>([]);
  const visit = useRef(new AbortController());
  const turn = useRef(Promise.resolve());

  const take = useCallback(
    async (more: readonly DroppedThing[], { signal }: AbortController) => {
      const beginning = await beginningInAddress();
      const { pictures, refused } = await takeIn(more, MAX_BATCH_PICTURES - ids.current.length, signal);
      const store = visitPictures();
      const added = pictures.map((file) => ({ id: store.add(file), file }));
      const addedIds = added.map(({ id }) => id);
      ids.current.push(...addedIds);
      dispatch({ type: 'taken-in', pictures: added, refused });
      queue.add(addedIds, gate.current, beginning?.pictureType);
    },
    [queue, gate],
  );
  const add = useCallback(
    (more: readonly DroppedThing[]) => {
      dispatch({ type: 'looking-through' });
      const here = visit.current;
      // One after the other: each has to know how much room those before it have left.
      turn.current = turn.current.then(() => take(more, here)).catch(() => undefined);
    },
    [take],
  );
  const forget = useCallback(
    (gone: readonly string[]) => {
      queue.remove(gone);
      const store = visitPictures();
      for (const id of gone) store.remove(id);
      ids.current = ids.current.filter((id) => !gone.includes(id));
    },
    [queue],
  );

  useEffect(() => {
    const here = (visit.current = new AbortController());
    void beginningInAddress().then((beginning) => {
      if (beginning && !here.signal.aborted) dispatch({ type: 'finish-chosen', finish: beginning.finish });
    });
    add(things);
    return () => {
      visit.current.abort();
      forget(ids.current);
      dispatch({ type: 'emptied' });
    };
  }, [things, add, forget]);

  const { pictures } = state;
  const actions = useMemo(
    () => ({
      remove: (gone: readonly string[]) => {
        forget(gone);
        dispatch({ type: 'removed', ids: gone });
      },
      stop: (some: readonly string[]) => queue.stop(some),
      retry: (some: readonly string[]) => queue.retry(some),
      allowDownload: () => queue.allowDownload(),
      chooseForLarge: (way: LargeWay) => {
        queue.chooseForLarge(way);
        dispatch({ type: 'large-way-chosen', way });
      },
      forgetRefusals: () => dispatch({ type: 'refusals-read' }),
      chooseOrder: (order: BatchOrder) => dispatch({ type: 'order-chosen', order }),
      finishAll: (finish: Finish) => dispatch({ type: 'finish-chosen', finish }),
      finishOne: (id: string, finish: Finish | undefined) =>
        dispatch({ type: 'own-finish-chosen', id, finish }),
      shareFinish: (finish: Finish) => dispatch({ type: 'finish-shared', finish }),
    }),
    [queue, forget],
  );
  const retryAll = useCallback(() => queue.retry(idsToRetry(pictures)), [queue, pictures]);
  const saving = useSaving(state, dispatch);
  return { state, thumbnails, add, retryAll, ...actions, ...saving };
}
