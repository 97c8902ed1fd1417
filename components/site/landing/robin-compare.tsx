'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CompareSlider } from '@/components/ui/compare-slider';

/** The slider over the two drawings; the drawings themselves come rendered from the server. */
export function RobinCompare({ before, after }: { before: ReactNode; after: ReactNode }) {
  const t = useTranslations('compare');
  return (
    <CompareSlider
      before={before}
      after={after}
      label={t('handle')}
      valueText={(percent) => t('value', { percent: String(percent) })}
    />
  );
}
