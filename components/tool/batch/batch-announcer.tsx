'use client';

import { useTranslations } from 'next-intl';
import type { BatchCounts } from './batch-figures';

interface Props {
  readonly counts: BatchCounts;
  readonly refused: number;
}

/**
 * Tells those who do not see the grid how far it is. It does so at the beginning, at each quarter and at the end, not
 * at each picture. Its text changes no more often than that.
 */
export function BatchAnnouncer({ counts, refused }: Props) {
  const t = useTranslations('tool.batch.status');
  const { total, left, done, failed, stopped } = counts;
  const quarter = total === 0 ? 0 : Math.floor(((done + failed) / total) * 4);
  const progress =
    total === 0 || (left === 0 && stopped > 0)
      ? ''
      : left === 0
        ? t('finished', { done, failed })
        : quarter === 0
          ? t('begun', { total })
          : t('quarter', { percent: String(quarter * 25) });
  return (
    <p role="status" className="sr-only">
      {progress} {refused > 0 ? t('refused', { count: refused }) : null}
    </p>
  );
}
