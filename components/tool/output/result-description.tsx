'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { describeHere } from '@/lib/browser/engine/describe-here';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { SubjectSummary } from '@/lib/core/subject-summary';

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

/**
 * What stands out in a cut-out: as this device has found it, or else looked up in the picture. Undefined at first, so that
 * whoever is told of it by a change is told of it.
 */
function useSubjects({ blob, subjects }: PlacedCutOut): SubjectSummary | undefined {
  const [found, setFound] = useState<{
    readonly blob: Blob;
    readonly subjects: SubjectSummary | undefined;
  }>();
  useEffect(() => {
    const looking = new AbortController();
    const finding = subjects === undefined ? describeHere(blob, looking.signal) : Promise.resolve(subjects);
    finding.then(
      (summary) => looking.signal.aborted || setFound({ blob, subjects: summary }),
      () => undefined,
    );
    return () => looking.abort();
  }, [blob, subjects]);
  return found?.blob === blob ? found.subjects : undefined;
}
