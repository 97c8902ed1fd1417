'use client';

import { useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { BatchCounts } from './batch-figures';

const COUNTED = ['done', 'left', 'failed', 'stopped'] as const;

interface Props {
  readonly counts: BatchCounts;
  readonly isLookingThrough: boolean;
}

/**
 * How far the batch has come, in a line and a bar. It lies above the grid, so that a phone shows it first.
 */
export function BatchProgress({ counts, isLookingThrough }: Props) {
  const t = useTranslations('tool.batch');
  const { total, done, failed } = counts;
  const finished = done + failed;
  const label = isLookingThrough ? t('lookingThrough') : t('progress', { finished, total });
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap gap-x-4 text-caption tabular-nums">
        <span className="font-semibold">{label}</span>
        {COUNTED.filter((count) => counts[count] > 0).map((count) => (
          <span key={count} className="text-ink-soft">
            {t(`counts.${count}`, { count: counts[count] })}
          </span>
        ))}
      </p>
      <ProgressBar
        label={label}
        percent={isLookingThrough ? undefined : total === 0 ? 0 : Math.floor((finished / total) * 100)}
      />
    </div>
  );
}
