'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { DownloadProgress } from '@/lib/browser/model/download-meter';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

/** From here on an estimate in seconds says more than anybody knows. */
const LONGEST_IN_SECONDS = 90;

const ONE_DECIMAL = {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  numberingSystem: 'latn',
} as const;

/** How much of a download is here. Also how long the rest will take as far as that can be told. */
export function DownloadText({ receivedBytes, totalBytes, secondsLeft }: DownloadProgress) {
  const t = useTranslations('download');
  const format = useFormatter();
  const megabytes = (bytes: number) => format.number(bytes / BYTES_PER_MEGABYTE, ONE_DECIMAL);
  const left = () => {
    if (secondsLeft === undefined || secondsLeft <= 0) return '';
    if (secondsLeft <= LONGEST_IN_SECONDS)
      return t('secondsLeft', { seconds: secondsLeft, count: String(secondsLeft) });
    const minutes = Math.round(secondsLeft / 60);
    return t('minutesLeft', { minutes, count: String(minutes) });
  };
  const received = t('received', { loaded: megabytes(receivedBytes), total: megabytes(totalBytes) });
  return (
    // Not read out each time it changes, where it stands in a part of the page that is.
    <p aria-live="off" className="text-caption text-ink-soft tabular-nums">
      {received} {left()}
    </p>
  );
}
