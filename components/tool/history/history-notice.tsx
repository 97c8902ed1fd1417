'use client';

import { useTranslations } from 'next-intl';
import type { HistoryControls } from './use-history';

/** Says that the picture that was just made is kept nowhere, and why. */
export function HistoryNotice({ notice }: Pick<HistoryControls, 'notice'>) {
  const t = useTranslations('tool.history');
  return (
    // There before its words are: otherwise nobody would be told of them.
    <div role="status">
      {notice !== undefined && <p className="mb-4 border-s-4 border-accent ps-4 text-caption">{t(notice)}</p>}
    </div>
  );
}
