'use client';

import { useTranslations } from 'next-intl';
import { cutOutMs, PARTS, partMs, type Measurement, type Part } from '@/lib/browser/device/measurement';
import { useSeconds } from './use-seconds';

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
