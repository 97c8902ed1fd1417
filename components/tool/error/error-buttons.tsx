'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconAgain } from '@/components/ui/icons';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';
import { useSecondsUntil } from './use-seconds-until';

interface Props {
  readonly retryAt: number | undefined;
  readonly onRetry: () => void;
}

/** Sends the same picture again; where the service named a time, only after it. */
export function RetryButton({ retryAt, onRetry }: Props) {
  const t = useTranslations('errors');
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

/** Fetches the page anew. */
export function ReloadButton() {
  const t = useTranslations('errors');
  return (
    <button
      type="button"
      onClick={() => window.location.reload()}
      className={`${buttonClass('primary')} min-h-14`}
    >
      <IconAgain />
      {t('reload')}
    </button>
  );
}

const WAYS: readonly LargeWay[] = ['device', 'shrink'];

interface LargeChoiceProps {
  /** How its buttons look. */
  readonly className: string;
  readonly onChoose: (way: LargeWay) => void;
}

/** The two ways out for a file that is larger than the service takes. */
export function LargeChoice({ className, onChoose }: LargeChoiceProps) {
  const t = useTranslations('errors.large');
  return WAYS.map((way) => (
    <button key={way} type="button" onClick={() => onChoose(way)} className={className}>
      {t(way)}
    </button>
  ));
}
