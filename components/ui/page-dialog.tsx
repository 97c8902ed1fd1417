'use client';

import * as Dialog from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { IconCross } from './icons';

interface Props {
  readonly title: string;
  readonly intro: string;
  /** Name of the button that closes it. */
  readonly closeLabel: string;
  /** Called when the visitor closes it. */
  readonly onClose: () => void;
  /** Where the focus goes then; undefined: back to where it was. */
  readonly onCloseFocus?: () => void;
  /** Something is at stake: it is read out at once. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}

/** A sheet over the page that takes the focus until it is closed. */
export function PageDialog({
  title,
  intro,
  closeLabel,
  onClose,
  onCloseFocus,
  urgent = false,
  children,
}: Props) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal container={frontOfScreen()}>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/60" />
        <Dialog.Content
          {...(urgent && { role: 'alertdialog' })}
          {...(onCloseFocus && { onCloseAutoFocus: onCloseFocus })}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[92svh] max-w-2xl overflow-y-auto border-2 border-ink bg-paper p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-ink md:inset-y-0 md:my-auto md:h-fit md:p-8"
        >
          <div className="flex items-start justify-between gap-4">
            <Dialog.Title className="text-[1.625rem] leading-tight">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={closeLabel}
              className="-me-2 -mt-1 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-rule"
            >
              <IconCross />
            </Dialog.Close>
          </div>
          <Dialog.Description className="mt-1 mb-5 text-caption text-ink-soft">{intro}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What fills the screen has nothing of the page over it but its own parts. */
function frontOfScreen(): HTMLElement | null {
  return document.fullscreenElement instanceof HTMLElement ? document.fullscreenElement : null;
}
