'use client';

import { useTranslations } from 'next-intl';
import type { Saving } from './batch-state';

/** How saving them all has ended. */
export function SavingNote({ saving }: { readonly saving: Saving | undefined }) {
  const t = useTranslations('tool.batch');
  if (saving === undefined || saving.phase === 'writing') return null;
  if (saving.phase === 'failed') {
    return <p className="border-s-4 border-accent ps-3 text-caption">{t('saveFailed')}</p>;
  }
  const { count, failed } = saving;
  return (
    <p className="text-caption">
      {t('saved', { count })} {failed.length > 0 ? t('savedWithout', { count: failed.length }) : null}
    </p>
  );
}
