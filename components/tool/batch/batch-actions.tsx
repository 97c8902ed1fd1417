'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconAgain, IconCross, IconDownload } from '@/components/ui/icons';
import type { BatchCounts } from './batch-figures';
import type { Saving } from './batch-state';

interface Props {
  readonly counts: BatchCounts;
  readonly saving: Saving | undefined;
  readonly onZip: () => void;
  readonly onStop: () => void;
  readonly onStopSaving: () => void;
  readonly onRetry: () => void;
}

/** What is to be done with the whole batch: the download, and an end or another try. */
export function BatchActions({ counts, saving, onZip, onStop, onStopSaving, onRetry }: Props) {
  const t = useTranslations('tool.batch');
  const isWriting = saving?.phase === 'writing';
  const again = counts.failed + counts.stopped;
  return (
    <>
      <button
        type="button"
        onClick={isWriting ? onStopSaving : onZip}
        disabled={counts.done === 0}
        className={`${buttonClass(isWriting ? 'outline' : 'primary')} min-h-14`}
      >
        {isWriting ? <IconCross /> : <IconDownload />}
        <span className="tabular-nums">
          {isWriting
            ? t('saving', { written: saving.written, total: saving.total })
            : t('zip', { count: counts.done })}
        </span>
      </button>
      {counts.left > 0 ? (
        <button type="button" onClick={onStop} className={buttonClass('outline')}>
          <IconCross />
          {t('stop')}
        </button>
      ) : again > 0 ? (
        <button type="button" onClick={onRetry} className={buttonClass('outline')}>
          <IconAgain />
          {t('retryAll', { count: again })}
        </button>
      ) : null}
    </>
  );
}
