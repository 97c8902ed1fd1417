'use client';

import { useTranslations } from 'next-intl';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';

const WAYS: readonly LargeWay[] = ['device', 'shrink'];

interface Props {
  /** How its buttons look. */
  readonly className: string;
  readonly onChoose: (way: LargeWay) => void;
}

/** The two ways out for a file that is larger than the service takes. */
export function LargeChoice({ className, onChoose }: Props) {
  const t = useTranslations('faults.large');
  return WAYS.map((way) => (
    <button key={way} type="button" onClick={() => onChoose(way)} className={className}>
      {t(way)}
    </button>
  ));
}
