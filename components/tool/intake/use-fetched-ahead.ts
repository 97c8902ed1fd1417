'use client';

import { useEffect } from 'react';
import { loadVisitPictures } from '@/lib/browser/pictures/load-visit-pictures';

const SIGNS_OF_USE = ['pointerdown', 'keydown', 'dragenter'] as const;

/** Fetches what cuts out at the first sign of use. So it is there when a picture has been chosen. */
export function useFetchedAhead(): void {
  useEffect(() => {
    const listening = new AbortController();
    const fetchNow = () => {
      listening.abort();
      // A failure is told when there is a picture, and the file is asked for again then.
      void loadVisitPictures().catch(() => undefined);
    };
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, fetchNow, { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
