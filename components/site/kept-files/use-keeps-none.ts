'use client';

import { useSyncExternalStore } from 'react';
import { historyChoice, keepsPictures, watchKeepsPictures } from '@/lib/browser/history/history-choice';

interface KeepsNone {
  /** Whether no pictures are kept in this browser; undefined until the page knows. */
  readonly keepsNone: boolean | undefined;
  /** The installation or a flag has decided that, and not the visitor. */
  readonly decided: boolean;
}

/** Whether pictures are kept, and who says so. */
export function useKeepsNone(): KeepsNone {
  const keeps = useSyncExternalStore<boolean | undefined>(watchKeepsPictures, keepsPictures, () => undefined);
  return {
    keepsNone: keeps === undefined ? undefined : !keeps,
    decided: keeps === false && historyChoice.read() === 'keep',
  };
}
