'use client';

import { useTranslations } from 'next-intl';
import { CompareSlider } from '@/components/ui/compare-slider';
import { BACKDROP_CLASS, type Backdrop } from './backdrop';
import { BlobImage } from './blob-image';

interface Props {
  readonly picture: File;
  readonly cutOut: Blob;
  readonly backdrop: Backdrop;
}

/** The picture and its cut-out in one frame, with the handle between them. */
export function CutOutCompare({ picture, cutOut, backdrop }: Props) {
  const t = useTranslations('compare');
  return (
    <CompareSlider
      className="mx-auto w-fit max-w-full"
      before={<BlobImage blob={picture} alt={t('before')} className="size-full object-contain" />}
      after={
        <BlobImage
          blob={cutOut}
          alt={t('after')}
          className={`block max-h-[64svh] max-w-full min-w-40 object-contain ${BACKDROP_CLASS[backdrop]}`}
        />
      }
      label={t('handle')}
      valueText={(percent) => t('value', { percent: String(percent) })}
    />
  );
}
