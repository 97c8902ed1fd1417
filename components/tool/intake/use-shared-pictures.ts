'use client';

import { useEffect, useEffectEvent } from 'react';
import { readShared } from '@/lib/contracts/share';

/**
 * Takes what another program has shared with the installed app.
 *
 * @param onPictures gets them
 * @param onMissed told where something was shared and has not arrived
 */
export function useSharedPictures(
  onPictures: (pictures: readonly File[]) => void,
  onMissed: () => void,
): void {
  const take = useEffectEvent(onPictures);
  const miss = useEffectEvent(onMissed);
  useEffect(() => {
    void takeSharedPictures().then((pictures) => {
      if (pictures === undefined) return;
      if (pictures.length > 0) take(pictures);
      else miss();
    });
  }, []);
}

/**
 * Takes the pictures that another program has shared with the installed app, once.
 *
 * @returns undefined where the page was opened otherwise; empty where they have not arrived
 */
async function takeSharedPictures(): Promise<readonly File[] | undefined> {
  const shared = readShared(window.location.hash);
  if (shared === undefined) return undefined;
  // A reload finds nothing there, and would say so.
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  if (shared.kind === 'missed') return [];
  const { takeParcel } = await import('@/lib/browser/pictures/handoff-parcels');
  const files: File[] = [];
  for (const key of shared.keys) {
    const file = await takeParcel(key);
    if (file !== undefined) files.push(file);
  }
  return files;
}
