'use client';

import { useTranslations } from 'next-intl';
import type { ItemWork } from '@/lib/browser/batch/queue/item-work';

/** Says in a few words how far a picture has come. */
export function useWorkStatus(): (work: ItemWork) => string {
  const t = useTranslations('tool.batch.phase');
  return (work) => {
    if (work.phase === 'uploading') return t('uploading', { percent: String(Math.floor(work.share * 100)) });
    if (work.phase === 'local') return t(work.engine.step === 'download' ? 'loading' : 'local');
    if (work.phase !== 'done') return t(work.phase);
    const { certainty } = work.cutOut;
    return certainty === undefined ? t('done') : t('sure', { certainty });
  };
}
