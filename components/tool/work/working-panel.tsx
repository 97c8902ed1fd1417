'use client';

import { useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/progress-bar';
import { FileName, PanelHeading } from '../frame/panel-heading';

interface Props {
  readonly pictureName: string;
  /** How much of the picture has left, in per cent; undefined once the service has it. */
  readonly percent: number | undefined;
}

/** How far the picture has come. */
export function WorkingPanel({ pictureName, percent }: Props) {
  const t = useTranslations('tool.working');
  return (
    <>
      <PanelHeading>{percent === undefined ? t('cutting') : t('uploading')}</PanelHeading>
      <FileName name={pictureName} />
      <ProgressBar label={percent === undefined ? t('cutting') : t('uploading')} percent={percent} />
      <p className="min-h-12 text-caption text-ink-soft">
        {percent === undefined ? t('cuttingText') : t('uploadingText', { percent: String(percent) })}
      </p>
    </>
  );
}
