'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { PictureType } from '@/lib/contracts/remove';

const KINDS = ['automatic', 'photo', 'graphic'] as const;

interface Props {
  /** What the visitor said that the picture is. */
  readonly asked: PictureType | undefined;
  readonly onChoose: (type: PictureType | undefined) => void;
}

/**
 * What the picture is to be cut out as. Buttons, no radio buttons: each choice solves the picture again, and an arrow key
 * would do so on its way.
 */
export function KindChoice({ asked, onChoose }: Props) {
  const t = useTranslations('tool.kind');
  const labelId = useId();
  const chosen = asked === 'photo' || asked === 'graphic' ? asked : 'automatic';
  return (
    <div role="group" aria-labelledby={labelId}>
      <p id={labelId} className="mb-1.5 text-caption font-semibold">
        {t('label')}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === chosen}
            onClick={() => {
              if (kind !== chosen) onChoose(kind === 'automatic' ? undefined : kind);
            }}
            className="min-h-11 rounded-control border border-rule-strong px-3 text-caption aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper forced-colors:aria-pressed:border-[Highlight] forced-colors:aria-pressed:bg-[Highlight] forced-colors:aria-pressed:text-[HighlightText] forced-colors:aria-pressed:forced-color-adjust-none"
          >
            {t(kind)}
          </button>
        ))}
      </div>
    </div>
  );
}
