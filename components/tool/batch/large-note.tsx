'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { errorLimits } from '@/components/ui/message-figures';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';
import { currentEngine, watchEngine } from '@/lib/browser/settings/engine-choice';
import { LargeChoice } from '../error/error-buttons';

interface Props {
  /** Pictures that wait for the answer. */
  readonly count: number;
  readonly onChoose: (way: LargeWay) => void;
}

/** Asks what becomes of pictures that the service does not take. Nobody is asked where all is cut out on this device. */
export function LargeNote({ count, onChoose }: Props) {
  const t = useTranslations('tool.batch');
  const engine = useSyncExternalStore(watchEngine, currentEngine, () => 'auto');
  if (count === 0 || engine === 'browser') return null;
  const text = t('large', { ...errorLimits, count });
  return (
    <div role="group" aria-label={text} className="border-s-4 border-accent ps-3">
      <p className="text-caption">{text}</p>
      <div className="flex flex-wrap gap-x-5">
        <LargeChoice className={QUIET_BUTTON} onChoose={onChoose} />
      </div>
    </div>
  );
}
