'use client';

import { useTranslations } from 'next-intl';
import { BACKDROP_CLASS } from '@/components/tool/mat/backdrop';
import { BlobImage } from '@/components/tool/mat/blob-image';
import { LayerCompare } from '@/components/ui/layer-compare';

interface Props {
  readonly picture: File;
  readonly cutOut: Blob;
}

/** The measured run's picture and its cut-out in one frame, with the handle between them. */
export function RunCompare({ picture, cutOut }: Props) {
  const t = useTranslations('compare');
  return (
    <LayerCompare
      className="mx-auto w-fit max-w-full"
      before={<BlobImage blob={picture} alt={t('before')} className="size-full object-contain" />}
      after={
        <BlobImage
          blob={cutOut}
          alt={t('after')}
          className={`block max-h-[64svh] max-w-full min-w-40 object-contain ${BACKDROP_CLASS.checkerboard}`}
        />
      }
    />
  );
}
