'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { IconCopy, IconFrame, type IconProps } from '@/components/ui/icons';

interface Props {
  /** The finished picture; undefined while it is being made. */
  readonly blob: Blob | undefined;
  readonly fileName: string;
  /** The picture is elsewhere now. */
  readonly onTaken?: () => void;
}

type Outcome = 'copied' | 'notCopied' | 'notShared';

const BUTTON = `${QUIET_BUTTON} gap-2 rounded-control px-2 disabled:text-ink-soft`;

/** The other ways out of the page: onto the clipboard, and to other programs of the device. */
export function FileActions({ blob, fileName, onTaken }: Props) {
  const t = useTranslations('tool.output');
  const [outcome, setOutcome] = useState<Outcome>();
  const file = blob && new File([blob], fileName, { type: blob.type });
  const tell = (promise: Promise<void>, done: Outcome | undefined, failed: Outcome) => {
    const say = (error: unknown) =>
      // Whoever closes the sheet knows it.
      setOutcome(error instanceof DOMException && error.name === 'AbortError' ? undefined : failed);
    promise.then(() => {
      setOutcome(done);
      onTaken?.();
    }, say);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      {canCopy() ? (
        <button
          type="button"
          disabled={blob === undefined}
          onClick={() => {
            if (blob) tell(copyPicture(blob), 'copied', 'notCopied');
          }}
          className={BUTTON}
        >
          <IconCopy />
          {t('copy')}
        </button>
      ) : null}
      {file && canShare(file) ? (
        <button
          type="button"
          onClick={() => tell(navigator.share({ files: [file] }), undefined, 'notShared')}
          className={BUTTON}
        >
          <IconShare />
          {t('share')}
        </button>
      ) : null}
      <p role="status" className="text-caption">
        {outcome === undefined ? '' : t(outcome)}
      </p>
    </div>
  );
}

function canCopy(): boolean {
  return typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';
}

function canShare(file: File): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** Clipboards take PNG; anything else is drawn and written as that. */
async function copyPicture(blob: Blob): Promise<void> {
  const png = blob.type === 'image/png' ? blob : asPng(blob);
  // The promise, not its value: Safari forgets the visitor's click while one waits.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

async function asPng(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Arrow out of a tray: share. */
function IconShare({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 15.5V3.9M7 8.6l5-5 5 5M5 12.5v7.7h14v-7.7" />
    </IconFrame>
  );
}
