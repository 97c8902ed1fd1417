'use client';

import { QUIET_BUTTON } from '@/components/ui/button-class';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';

const StorageDialog = dynamic(() => import('./storage-dialog').then((module) => module.StorageDialog), {
  ssr: false,
});

/** Opens the panel of what is stored where; its code is loaded then. */
export function StorageDialogButton() {
  const t = useTranslations('keptFiles');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={button}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={`${QUIET_BUTTON} self-start noscript:hidden`}
      >
        {t('title')}
      </button>
      {open && <StorageDialog onClose={() => setOpen(false)} onCloseFocus={() => button.current?.focus()} />}
    </>
  );
}
