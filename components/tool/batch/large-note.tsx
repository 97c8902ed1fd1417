'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { LargeChoice } from '../fault/large-choice';
import { faultLimits } from '@/components/ui/fault-limits';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';
import { currentEngine, watchEngine } from '@/lib/browser/settings/engine-choice';

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
  return (
    <div
      role="group"
      aria-label={t('large', { ...faultLimits, count })}
      className="flex flex-col gap-3 border-s-4 border-accent ps-3"
    >
      <p className="text-caption">{t('large', { ...faultLimits, count })}</p>
      <div className="flex flex-wrap gap-2">
        <LargeChoice onChoose={onChoose} />
      </div>
    </div>
  );
}
