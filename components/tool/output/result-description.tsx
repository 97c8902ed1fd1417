'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import { useSubjects } from './use-subjects';

const EDGES = ['top', 'right', 'bottom', 'left'] as const;

interface Props {
  readonly id: string;
  readonly cutOut: PlacedCutOut;
}

/**
 * Says in a sentence what is on the mat. It tells how much there is, and whether the picture's edge cuts it off.
 */
export function ResultDescription({ id, cutOut }: Props) {
  const t = useTranslations('tool.description');
  const format = useFormatter();
  const subjects = useSubjects(cutOut);
  const sentence = () => {
    // That nothing stood out is said with more weight elsewhere.
    if (subjects === undefined || subjects.count === 0) return null;
    const { count, share, edges } = subjects;
    const touched = EDGES.filter((edge) => edges[edge]);
    return t('sentence', {
      count,
      share: share < 0.005 ? t('underOne') : format.number(share, { style: 'percent' }),
      touched: touched.length,
      edges: format.list(touched.map((edge) => t(`edges.${edge}`))),
    });
  };
  return (
    <p id={id} role="status" className="min-h-[1lh] text-caption">
      {sentence()}
    </p>
  );
}
