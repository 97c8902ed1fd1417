'use client';

import { useEffect, useState } from 'react';
import type { ThumbnailOf, Thumbnails } from '@/lib/browser/batch/thumbnails';

/**
 * A small picture of a large one: undefined until it is made, `null` where this browser cannot show it. The last one stays until the
 * next is there.
 */
export function useThumbnail(
  thumbnails: Thumbnails,
  { picture, cutOut, finish }: ThumbnailOf,
): Blob | null | undefined {
  const [thumbnail, setThumbnail] = useState<Blob | null>();
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    const show = (made: Blob | undefined) => {
      if (!signal.aborted) setThumbnail(made ?? null);
    };
    thumbnails.of({ picture, cutOut, finish }, signal, show).then(show, () => undefined);
    return () => looking.abort();
  }, [thumbnails, picture, cutOut, finish]);
  return thumbnail;
}
