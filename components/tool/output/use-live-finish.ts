'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { Finish } from '@/lib/browser/pictures/finish';
import { LiveFinish, type FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';

/** What becomes of a finish. */
export interface FinishListener {
  readonly onMade: (id: string, finished: FinishedPicture) => void;
  readonly onNotMade: (finish: Finish, code: PageErrorCode) => void;
}

/** Renders the cut-out on the mat as the visitor's finish says, whenever that changes. */
export function useLiveFinish(id: string, finish: Finish, listener: FinishListener): void {
  const live = useRef<LiveFinish>(undefined);
  const tellPicture = useEffectEvent(listener.onMade);
  const tellError = useEffectEvent(listener.onNotMade);

  useEffect(() => {
    const rendering = new LiveFinish(visitPictures(), id, {
      onPicture: (finished) => tellPicture(id, finished),
      onError: (failed, code) => tellError(failed, code),
    });
    live.current = rendering;
    return () => rendering.end();
  }, [id]);

  useEffect(() => live.current?.show(finish), [id, finish]);
}
