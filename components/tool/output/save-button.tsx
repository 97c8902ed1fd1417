'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconAgain, IconDownload } from '@/components/ui/icons';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { Finish } from '@/lib/browser/pictures/finish';
import { DownloadLink } from './download-link';

interface Props {
  /** What there is to save; undefined while it is being made, and where it could not be. */
  readonly file: { readonly blob: Blob } | undefined;
  readonly fileName: string;
  readonly format: Finish['format'];
  /** Why it could not be made. */
  readonly error: PageErrorCode | undefined;
  /** Has it made once more. */
  readonly onRetry: () => void;
  /** It has been saved. */
  readonly onSave?: () => void;
}

/** Saves the finished file; says that it is being made, or makes one again that failed. */
export function SaveButton({ file, fileName, format, error, onRetry, onSave }: Props) {
  const t = useTranslations('tool.done');
  if (file !== undefined) {
    return (
      <DownloadLink blob={file.blob} fileName={fileName} {...(onSave && { onSave })}>
        <IconDownload />
        {t('download', { format: format.toUpperCase() })}
      </DownloadLink>
    );
  }
  if (error !== undefined) {
    return (
      <button type="button" onClick={onRetry} className={`${buttonClass('primary')} min-h-14`}>
        <IconAgain />
        {t('makeAgain')}
      </button>
    );
  }
  return (
    <button type="button" disabled className={`${buttonClass('primary')} min-h-14`}>
      <IconDownload />
      {t('preparing')}
    </button>
  );
}
