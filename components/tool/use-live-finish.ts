'use client';

import { useEffect, useRef, type Dispatch } from 'react';
import { LiveFinish } from '@/lib/browser/pictures/live-finish';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';
import type { ToolEvent, ToolState } from './tool-state';

/** Renders the cut-out on the mat as the visitor's finish says, whenever that changes. */
export function useLiveFinish(state: ToolState, dispatch: Dispatch<ToolEvent>): void {
  const live = useRef<LiveFinish>(undefined);
  const { id, finish } = state.phase === 'done' ? state : { id: undefined, finish: undefined };

  useEffect(() => {
    if (id === undefined) return undefined;
    const rendering = new LiveFinish(visitPictures(), id, {
      onPicture: (finished) => dispatch({ type: 'finish-rendered', id, finished }),
      onFault: (failed, code) => dispatch({ type: 'finish-failed', finish: failed, code }),
    });
    live.current = rendering;
    return () => rendering.end();
  }, [id, dispatch]);

  useEffect(() => {
    if (finish !== undefined) live.current?.show(finish);
  }, [id, finish]);
}
