'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { serviceBarrier } from '@/lib/browser/pictures/service-file';
import { SaveButton } from './save-button';

interface Props {
  /** The finished picture in full; undefined while it is not there. */
  readonly file: FinishedPicture | undefined;
  readonly fileName: string;
  readonly finish: Finish;
  /** The picture may be sent to the service. */
  readonly canSend: boolean;
  /** The finish is seen on the mat. */
  readonly isShown: boolean;
  /** Why it could not be made. */
  readonly error: PageErrorCode | undefined;
  /** Has it made here once more. */
  readonly onRetry: () => void;
  /** Has the service make the file; undefined while it does. */
  readonly onMake: (() => void) | undefined;
  readonly onSave: () => void;
}

/**
 * Saves the file. Where the service has to make it, asks for that first: it takes sending the photo once more.
 */
export function SaveAction({
  file,
  fileName,
  finish,
  canSend,
  isShown,
  error,
  onRetry,
  onMake,
  onSave,
}: Props) {
  const words = useTranslations('tool.served');
  const noteId = useId();
  const format = finish.format.toUpperCase();
  if (file !== undefined || finish.madeBy === undefined || !isShown || onMake === undefined) {
    return (
      <SaveButton
        {...{ file, fileName, onRetry, onSave }}
        format={finish.format}
        // What the service did not make is asked for by its own button.
        error={finish.madeBy === undefined ? error : undefined}
      />
    );
  }
  const barrier = canSend ? serviceBarrier(finish) : 'stayed';
  return (
    <>
      <p id={noteId} className="basis-full text-caption">
        {words(barrier ?? 'note', { format })}
      </p>
      <button
        type="button"
        disabled={barrier !== undefined}
        aria-describedby={noteId}
        onClick={onMake}
        className={`${buttonClass('primary')} min-h-14`}
      >
        {words('make', { format })}
      </button>
    </>
  );
}
