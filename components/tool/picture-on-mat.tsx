'use client';

import { useState } from 'react';
import { CutOutline } from '@/components/ui/cut-outline';
import { IconPicture } from '@/components/ui/icons/icon-picture';
import { BlobImage } from './blob-image';

interface Props {
  readonly picture: File;
  readonly alt: string;
  /** It is being cut out: the line round it travels. */
  readonly cutting: boolean;
}

/** The visitor's picture as a print on the mat; a plate with its name where the browser cannot show it. */
export function PictureOnMat({ picture, alt, cutting }: Props) {
  const [unreadable, setUnreadable] = useState<File>();
  return (
    <div className="relative mx-auto max-w-full p-3">
      {unreadable === picture ? (
        <div className="flex max-w-full flex-col items-center gap-4 bg-sheet px-10 py-16 text-ink-soft">
          <IconPicture className="size-12" />
          <bdi className="max-w-full text-center text-caption break-all">{picture.name}</bdi>
        </div>
      ) : (
        <BlobImage
          blob={picture}
          alt={alt}
          onError={() => setUnreadable(picture)}
          className={`block max-h-[58svh] max-w-full min-w-24 object-contain transition-opacity ${cutting ? '' : 'opacity-45'}`}
        />
      )}
      {cutting ? <CutOutline /> : null}
    </div>
  );
}
