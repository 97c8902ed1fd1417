'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { PictureToKeep } from '@/lib/browser/history/history-entry';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { HistoryControls } from './history/use-history';
import type { ToolState } from './tool-state';

/** How long a finish has to stand before it is written down, in milliseconds. */
const SETTLE_MS = 500;

/** What the tool tells of the picture on its mat. */
export interface PictureHistory {
  /** It was cut out: kept from now on, in the place of the same picture cut out otherwise. */
  readonly keep: (finished: PictureToKeep) => void;
  /** It comes from the history, where it has this id. */
  readonly cameFrom: (id: number, picture: File) => void;
  /** The visitor makes this of it. */
  readonly write: (picture: File, finish: Finish) => void;
  /** Whether it is in the history now. */
  readonly isInHistory: (picture: File) => boolean;
  /** When it is decided whether the picture that was cut out last is kept. */
  readonly settled: () => Promise<unknown>;
}

/** Keeps the picture on the mat in the history. */
export function usePictureHistory({ keep, remove, updateSettings, has }: HistoryControls): PictureHistory {
  const stored = useRef<{ readonly id: number; readonly picture: File }>(undefined);
  const keeping = useRef(Promise.resolve());
  return useMemo(
    () => ({
      keep: (finished) => {
        const before = stored.current;
        if (before?.picture === finished.picture) remove(before.id);
        stored.current = undefined;
        keeping.current = keep(finished).then((id) => {
          if (id !== undefined) stored.current = { id, picture: finished.picture };
        });
      },
      cameFrom: (id, picture) => {
        stored.current = { id, picture };
      },
      write: (picture, finish) => {
        const entry = stored.current;
        if (entry?.picture === picture) void updateSettings(entry.id, finish);
      },
      isInHistory: (picture) => stored.current?.picture === picture && has(stored.current.id),
      settled: () => keeping.current,
    }),
    [keep, remove, updateSettings, has],
  );
}

/** Writes down what the visitor makes of the picture on the mat, whenever that has stood for a while. */
export function useWrittenFinish({ write }: PictureHistory, state: ToolState): void {
  const finish = state.phase === 'done' ? state.finish : undefined;
  const picture = state.phase === 'done' ? state.picture : undefined;
  useEffect(() => {
    if (finish === undefined || picture === undefined) return undefined;
    const timer = setTimeout(() => write(picture, finish), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [finish, picture, write]);
}
