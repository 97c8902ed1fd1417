'use client';

import * as Dialog from '@radix-ui/react-dialog';
import { useTranslations } from 'next-intl';
import { IconCross } from '@/components/ui/icons/icon-cross';
import { KeptPanel } from './kept-panel';

interface Props {
  /** Called when the visitor closes it. */
  readonly onClose: () => void;
  /** Where the focus goes then. */
  readonly onCloseFocus: () => void;
}

/** The panel of what is stored where, over the page. */
export function KeptDialog({ onClose, onCloseFocus }: Props) {
  const t = useTranslations('keptFiles');
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/60" />
        <Dialog.Content
          onCloseAutoFocus={onCloseFocus}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[92svh] max-w-2xl overflow-y-auto border-2 border-ink bg-paper p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-ink md:inset-y-0 md:my-auto md:h-fit md:p-8"
        >
          <div className="flex items-start justify-between gap-4">
            <Dialog.Title className="text-[1.625rem] leading-tight">{t('title')}</Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="-me-2 -mt-1 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-rule"
            >
              <IconCross />
            </Dialog.Close>
          </div>
          <Dialog.Description className="mt-1 mb-5 text-caption text-ink-soft">
            {t('intro')}
          </Dialog.Description>
          <KeptPanel />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
