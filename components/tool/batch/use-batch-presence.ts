'use client';

import { useEffect } from 'react';

/** Says in the page's title how far a batch is while it runs: tabs are looked at from afar. */
export function useTitleProgress(finished: number, total: number, isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return undefined;
    const title = document.title;
    document.title = `${finished}/${total} · ${title}`;
    return () => {
      document.title = title;
    };
  }, [finished, total, isRunning]);
}

/** Keeps the screen, and with it the page, awake while a batch runs, where the browser can. */
export function useWakeLock(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      // A low battery is a reason to refuse.
      const got = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isOver) void got?.release();
      else lock = got;
    };
    const again = () => void hold();
    again();
    // A browser takes it back when the page is hidden.
    document.addEventListener('visibilitychange', again);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, [isRunning]);
}
