'use client';

import { useSyncExternalStore } from 'react';
import { historyChoice, keepsPictures, watchKeepsPictures } from '@/lib/browser/history/history-choice';

interface HistoryOff {
  /** Whether no pictures are kept in this browser; undefined until the page knows. */
  readonly isOff: boolean | undefined;
  /** The installation or a flag has decided that, and not the visitor. */
  readonly decided: boolean;
}

/** Whether pictures are kept, and who says so. */
export function useHistoryOff(): HistoryOff {
  const keeps = useSyncExternalStore<boolean | undefined>(watchKeepsPictures, keepsPictures, () => undefined);
  return {
    isOff: keeps === undefined ? undefined : !keeps,
    decided: keeps === false && historyChoice.read() === 'keep',
  };
}
