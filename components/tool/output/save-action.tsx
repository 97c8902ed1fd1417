'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IconDownload } from '@/components/ui/icons/icon-download';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { serviceBarrier } from '@/lib/browser/pictures/service-file';
import { DownloadLink } from './download-link';

interface Props {
  /** The finished picture in full; undefined while it is not there. */
  readonly file: FinishedPicture | undefined;
  readonly fileName: string;
  readonly finish: Finish;
  /** The picture may be sent to the service. */
  readonly canSend: boolean;
  /** The finish is seen on the mat. */
  readonly isShown: boolean;
  /** Has the service make the file; undefined while it does. */
  readonly onMake: (() => void) | undefined;
  readonly onSave: () => void;
}

const LOOK = `${buttonClass('primary')} min-h-14`;

/** Saves the file; where the service has to make it, asks for that first: it takes sending the photo once more. */
export function SaveAction({ file, fileName, finish, canSend, isShown, onMake, onSave }: Props) {
  const t = useTranslations('tool.done');
  const words = useTranslations('tool.served');
  const noteId = useId();
  const format = finish.format.toUpperCase();
  if (file !== undefined) {
    return (
      <DownloadLink blob={file.blob} fileName={fileName} onSave={onSave}>
        <IconDownload />
        {t('download', { format })}
      </DownloadLink>
    );
  }
  if (finish.madeBy === undefined || !isShown || onMake === undefined) {
    return (
      <button type="button" disabled className={LOOK}>
        <IconDownload />
        {t('preparing')}
      </button>
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
        className={LOOK}
      >
        {words('make', { format })}
      </button>
    </>
  );
}
