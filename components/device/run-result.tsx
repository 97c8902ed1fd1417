'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { BACKDROP_CLASS } from '@/components/tool/mat/backdrop';
import { BlobImage } from '@/components/tool/mat/blob-image';
import { useUpright } from '@/components/tool/mat/use-upright';
import { LayerCompare } from '@/components/ui/layer-compare';
import { cutOutMs, type Measurement, type Part, partMs, PARTS } from '@/lib/browser/device/measurement';

/** The times of a run, part by part. */
export function RunResult({ measurement: { times } }: { readonly measurement: Measurement }) {
  const t = useTranslations('device.run');
  const seconds = useSeconds();
  const parts = (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const ms = partMs(part, times);
    return ms === undefined ? [] : [{ part, ms }];
  });
  return (
    <dl className="text-caption tabular-nums">
      {parts.map(({ part, ms }) => (
        <div key={part} className="flex justify-between gap-4 border-b border-rule py-1.5">
          <dt className="text-ink-soft">{t(`parts.${part}`)}</dt>
          <dd>{t('seconds', { seconds: seconds(ms) })}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 py-2 text-body font-semibold">
        <dt>{t('total')}</dt>
        <dd>{t('seconds', { seconds: seconds(cutOutMs(times)) })}</dd>
      </div>
    </dl>
  );
}

interface RunCompareProps {
  readonly picture: File;
  readonly cutOut: Blob;
}

/** The measured run's picture and its cut-out in one frame, with the handle between them. */
export function RunCompare({ picture, cutOut }: RunCompareProps) {
  const t = useTranslations('compare');
  const upright = useUpright(picture);
  return (
    <LayerCompare
      className="mx-auto w-fit max-w-full"
      before={<BlobImage blob={upright} alt={t('before')} className="size-full object-contain" />}
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

/** Writes a time in seconds, to two figures: more nobody feels, and no next run would repeat. */
export function useSeconds(): (ms: number) => string {
  const format = useFormatter();
  return (ms) => format.number(ms / 1000, { maximumSignificantDigits: 2, numberingSystem: 'latn' });
}
