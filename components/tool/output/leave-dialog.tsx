'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { PageDialog } from '@/components/ui/page-dialog';

interface Props {
  readonly onStay: () => void;
  readonly onGo: () => void;
}

/** Asks whether a cut-out may be lost. Closing it is a no. */
export function LeaveDialog({ onStay, onGo }: Props) {
  const t = useTranslations('tool.leaving');
  return (
    <PageDialog urgent title={t('title')} intro={t('text')} closeLabel={t('stay')} onClose={onStay}>
      <div className="flex flex-col gap-3 md:flex-row">
        <button type="button" onClick={onStay} className={buttonClass('primary')}>
          {t('stay')}
        </button>
        <button type="button" onClick={onGo} className={buttonClass('outline')}>
          {t('go')}
        </button>
      </div>
    </PageDialog>
  );
}
