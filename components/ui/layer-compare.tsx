'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CompareSlider } from './compare-slider';

interface Props {
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly className?: string;
}

/** The slider over two layers that come rendered, with its words. */
export function LayerCompare({ before, after, className = '' }: Props) {
  const t = useTranslations('compare');
  return (
    <CompareSlider
      before={before}
      after={after}
      className={className}
      label={t('handle')}
      valueText={(percent) => t('value', { percent: String(percent) })}
    />
  );
}
