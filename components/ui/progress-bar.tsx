'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { DownloadProgress } from '@/lib/browser/model/download-meter';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

interface Props {
  readonly label: string;
  /** 0 to 100; left out while nobody can tell. */
  readonly percent?: number | undefined;
}

/** How far something has come. Without a percentage it only shows that work goes on. */
export function ProgressBar({ label, percent }: Props) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="relative h-2.5 overflow-hidden rounded-full border border-rule-strong bg-paper"
    >
      <div
        className={`absolute inset-y-0 start-0 bg-accent ${percent === undefined ? 'sweep' : 'w-full origin-left transition-transform duration-200 rtl:origin-right'}`}
        style={percent === undefined ? undefined : { transform: `scaleX(${percent / 100})` }}
      />
    </div>
  );
}

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
