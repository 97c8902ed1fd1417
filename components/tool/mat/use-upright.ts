'use client';

import { useEffect, useState } from 'react';

/**
 * The picture, or a copy of it as soon as there is one. The copy is for where this browser would show the picture on
 * its side.
 */
export function useUpright(picture: Blob): Blob {
  const [found, setFound] = useState<{ readonly picture: Blob; readonly copy: Blob }>();
  useEffect(() => {
    let wanted = true;
    void import('@/lib/browser/pictures/upright-copy')
      .then(({ uprightCopy }) => uprightCopy(picture))
      .then((copy) => {
        if (wanted && copy) setFound({ picture, copy });
      })
      // Without a network there may be no such code: the picture is shown as the browser has it.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [picture]);
  return found?.picture === picture ? found.copy : picture;
}
