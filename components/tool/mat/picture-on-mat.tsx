'use client';

import { useState } from 'react';
import { CutOutline } from '@/components/ui/cut-outline';
import { IconPicture } from '@/components/ui/icons';
import { BlobImage } from './blob-image';
import { useUpright } from './use-upright';

interface Props {
  readonly picture: File;
  readonly alt: string;
  /** It is being cut out: the line round it travels. */
  readonly cutting: boolean;
}

/**
 * Where the panel lies below the mat, the picture leaves it room. What the panel says of the work is seen without
 * scrolling.
 */
const HEIGHT =
  'max-h-[max(14rem,min(58svh,100svh-32rem))] lg:max-h-[max(22rem,100svh-20rem)] short:max-h-[calc(100svh-7rem)]';

/** The visitor's picture as a print on the mat; a blank plate where the browser cannot show it. */
export function PictureOnMat({ picture, alt, cutting }: Props) {
  const upright = useUpright(picture);
  const [unreadable, setUnreadable] = useState<Blob>();
  return (
    <div className="relative mx-auto max-w-full p-3">
      {unreadable === upright ? (
        <div role="img" aria-label={alt} className="bg-sheet px-16 py-20 text-ink-soft">
          <IconPicture className="size-14" />
        </div>
      ) : (
        <BlobImage
          blob={upright}
          alt={alt}
          onError={() => setUnreadable(upright)}
          className={`block ${HEIGHT} max-w-full min-w-24 object-contain transition-opacity ${cutting ? '' : 'opacity-45'}`}
        />
      )}
      {cutting ? <CutOutline /> : null}
    </div>
  );
}
