'use client';

import { useEffect, useRef, type Dispatch, type RefObject } from 'react';
import { LiveFinish } from '@/lib/browser/pictures/live-finish';
import type { PictureStore } from '@/lib/browser/pictures/picture-store';
import type { ToolEvent, ToolState } from './tool-state';

/**
 * Renders the cut-out on the mat as the visitor's finish says, whenever that changes.
 *
 * @param store there before anything is done
 */
export function useLiveFinish(
  store: RefObject<PictureStore | undefined>,
  state: ToolState,
  dispatch: Dispatch<ToolEvent>,
): void {
  const live = useRef<LiveFinish>(undefined);
  const { id, finish } = state.phase === 'done' ? state : { id: undefined, finish: undefined };

  useEffect(() => {
    if (id === undefined || store.current === undefined) return undefined;
    const rendering = new LiveFinish(store.current, id, {
      onPicture: (finished) => dispatch({ type: 'finish-rendered', id, finished }),
      onFault: (failed, code) => dispatch({ type: 'finish-failed', finish: failed, code }),
    });
    live.current = rendering;
    return () => rendering.end();
  }, [store, id, dispatch]);

  useEffect(() => {
    if (finish !== undefined) live.current?.show(finish);
  }, [id, finish]);
}
