'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';

interface Props {
  readonly file: FinishedPicture | undefined;
  /** It is being made unasked. */
  readonly isAwaited: boolean;
}

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** Size of the file that is saved: in pixels, and in bytes. */
export function FileFacts({ file, isAwaited }: Props) {
  const t = useTranslations('tool.output');
  const format = useFormatter();
  if (file === undefined) {
    return <p className="text-caption text-ink-soft">{t(isAwaited ? 'preparing' : 'notYet')}</p>;
  }
  const { size, blob } = file;
  const step = blob.size < 1000 ? 0 : blob.size < 1e6 ? 1 : 2;
  const bytes = format.number(blob.size / 1000 ** step, {
    style: 'unit',
    unit: UNITS[step],
    maximumSignificantDigits: 3,
  });
  return (
    <p className="text-caption tabular-nums text-ink-soft">
      {t('facts', { width: String(size.width), height: String(size.height), bytes })}
    </p>
  );
}
