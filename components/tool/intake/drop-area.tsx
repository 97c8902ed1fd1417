'use client';

import { useTranslations } from 'next-intl';
import { CropMarks } from '@/components/ui/mat-marks';
import { CutOutline } from '@/components/ui/cut-outline';
import { IconPicture } from '@/components/ui/icons';
import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { PictureButton } from './picture-button';

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
  /** Something is being dragged over the page. */
  readonly dragging: boolean;
  readonly focusOnMount?: boolean;
  readonly className?: string;
}

/** The place on the mat where a picture goes. */
export function DropArea({ onFiles, dragging, focusOnMount = false, className = '' }: Props) {
  const t = useTranslations('intake');
  return (
    <div className={`relative flex flex-col items-start justify-center gap-4 p-7 md:p-10 ${className}`}>
      {dragging ? <CutOutline /> : <CropMarks />}
      <p className="font-display text-[clamp(1.625rem,1.2rem+1.6vw,2.375rem)] leading-[1.08] font-bold text-balance">
        {dragging ? t('letGo') : t('invitation')}
      </p>
      <noscript>
        <p className="border-s-4 border-accent ps-4">{t('needsScript')}</p>
      </noscript>
      <PictureButton onFiles={onFiles} focusOnMount={focusOnMount} className="min-h-14 px-7 noscript:hidden">
        <IconPicture />
        {t('choose')}
      </PictureButton>
      <p className="text-caption text-ink-soft">
        <span className="block pointer-coarse:hidden">
          {t.rich('otherWays', {
            key: (words) => (
              <kbd
                dir="ltr"
                className="rounded-[3px] border border-rule-strong px-1.5 py-0.5 font-sans whitespace-nowrap"
              >
                {words}
              </kbd>
            ),
          })}
        </span>
        {t('limits', { megabytes: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE) })}
      </p>
    </div>
  );
}
