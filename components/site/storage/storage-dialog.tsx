'use client';

import { useTranslations } from 'next-intl';
import { PageDialog } from '@/components/ui/page-dialog';
import { StorageOverview } from './storage-overview';

interface Props {
  /** Called when the visitor closes it. */
  readonly onClose: () => void;
  /** Where the focus goes then. */
  readonly onCloseFocus: () => void;
}

/** The panel of what is stored where, over the page. */
export function StorageDialog({ onClose, onCloseFocus }: Props) {
  const t = useTranslations('keptFiles');
  return (
    <PageDialog title={t('title')} intro={t('intro')} closeLabel={t('close')} {...{ onClose, onCloseFocus }}>
      <StorageOverview />
    </PageDialog>
  );
}
