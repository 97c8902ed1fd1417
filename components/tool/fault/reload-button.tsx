'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconAgain } from '@/components/ui/icons/icon-again';

/** Fetches the page anew. */
export function ReloadButton() {
  const t = useTranslations('faults');
  return (
    <button
      type="button"
      onClick={() => window.location.reload()}
      className={`${buttonClass('primary')} min-h-14`}
    >
      <IconAgain />
      {t('reload')}
    </button>
  );
}
