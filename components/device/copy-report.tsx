'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IconCheck, IconCopy } from '@/components/ui/icons';

/** Copies what was found out, for whoever is asked for help. */
export function CopyReport({ text }: { readonly text: string }) {
  const t = useTranslations('device.report');
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // No access to the clipboard: all of it stands on the page.
      setCopied(undefined);
    }
  }

  return (
    <button type="button" onClick={() => void copy()} className={buttonClass('outline')}>
      {isCopied ? <IconCheck /> : <IconCopy />}
      <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
    </button>
  );
}
