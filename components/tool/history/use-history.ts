'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useHistoryOff } from '@/components/site/storage/use-history-off';
import { watchHistory } from '@/lib/browser/history/history-channel';
import type { PictureToKeep, HistoryEntry, HistoryPicture } from '@/lib/browser/history/history-entry';
import { clearHistory, historyExists, turnHistoryOff } from '@/lib/browser/history/history-storage';
import type { NotKept } from '@/lib/browser/history/history-store';

/** The newest pictures, and what can be done with them. */
export interface HistoryControls {
  /** Newest first; none past due. */
  readonly entries: readonly HistoryEntry[];
  /** Why the last picture was not kept, where that is worth a word. */
  readonly notice: Exclude<NotKept, 'off'> | undefined;
  /** Whether no pictures are kept in this browser; undefined until the page knows. */
  readonly isOff: boolean | undefined;
  /** The installation or a flag has decided that, and not the visitor. */
  readonly decided: boolean;
  /** @returns the id by which it is kept; undefined where it is not */
  readonly keep: (finished: PictureToKeep) => Promise<number | undefined>;
  /** @param settings how the picture is to look: whatever the browser can clone */
  readonly updateSettings: (id: number, settings: unknown) => Promise<void>;
  /** Whether the picture of this id is kept, as far as this tab knows. */
  readonly has: (id: number) => boolean;
  /** @returns undefined where it has gone meanwhile */
  readonly open: (id: number) => Promise<HistoryPicture | undefined>;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
  readonly turnOff: (off: boolean) => void;
}

const NONE: readonly HistoryEntry[] = [];

/** What keeps pictures, loaded when there is one to keep or to show. */
const load = async () => (await import('@/lib/browser/history/history-store')).visitHistory();

/** The history of this browser, as it is now and in whatever tab it changes. */
export function useHistory(): HistoryControls {
  const [entries, setEntries] = useState(NONE);
  const [notice, setNotice] = useState<HistoryControls['notice']>();
  const { isOff, decided } = useHistoryOff();
  const ids = useRef(new Set<number>());

  useEffect(() => {
    let here = true;
    let asked = 0;
    const look = async () => {
      const number = (asked += 1);
      const listed = (await historyExists()) ? await (await load()).list() : NONE;
      // An earlier answer that comes late knows less.
      if (!here || number !== asked) return;
      ids.current = new Set(listed.map(({ id }) => id));
      setEntries(listed);
    };
    const stop = watchHistory(() => void look());
    void look();
    return () => {
      here = false;
      stop();
    };
  }, []);

  const keep = useCallback(async (finished: PictureToKeep) => {
    const outcome = await (await load()).put(finished);
    setNotice(outcome.kept || outcome.why === 'off' ? undefined : outcome.why);
    if (!outcome.kept) return undefined;
    // The list comes later.
    ids.current.add(outcome.id);
    return outcome.id;
  }, []);
  const has = useCallback((id: number) => ids.current.has(id), []);
  const updateSettings = useCallback(
    async (id: number, settings: unknown) => (await load()).updateSettings(id, settings),
    [],
  );
  const open = useCallback(async (id: number) => (await load()).get(id), []);
  const remove = useCallback((id: number) => void load().then((history) => history.remove(id)), []);
  const clear = useCallback(() => void clearHistory(), []);
  const turnOff = useCallback((off: boolean) => void turnHistoryOff(off), []);

  return {
    entries,
    notice,
    isOff,
    decided,
    keep,
    updateSettings,
    has,
    open,
    remove,
    clear,
    turnOff,
  };
}
