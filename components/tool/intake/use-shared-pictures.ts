'use client';

import { useEffect, useEffectEvent } from 'react';
import { takeSharedPictures } from '@/lib/browser/pictures/shared-pictures';

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
