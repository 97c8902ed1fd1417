'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconAgain } from '@/components/ui/icons/icon-again';
import { useSecondsUntil } from './use-seconds-until';

interface Props {
  readonly retryAt: number | undefined;
  readonly onRetry: () => void;
}

/** Sends the same picture again; where the service named a time, only after it. */
export function RetryButton({ retryAt, onRetry }: Props) {
  const t = useTranslations('faults');
  const seconds = useSecondsUntil(retryAt);
  return (
    <button
      type="button"
      onClick={onRetry}
      disabled={seconds > 0}
      className={`${buttonClass('primary')} min-h-14`}
    >
      <IconAgain />
      <span className="tabular-nums">
        {seconds > 0 ? t('retryIn', { seconds: String(seconds) }) : t('retry')}
      </span>
    </button>
  );
}
