'use client';

import { useTranslations } from 'next-intl';
import { DownloadText } from '@/components/ui/download-text';
import { ProgressBar } from '@/components/ui/progress-bar';
import { percentOf } from '@/lib/browser/model/download-meter';
import type { EngineProgress } from '@/lib/browser/worker/messages';
import { FileName } from '../frame/file-name';
import { PanelHeading } from '../frame/panel-heading';
import { stepPercent } from './step-percent';

interface Props {
  readonly pictureName: string;
  readonly engine: EngineProgress;
  /** The service was tried first. */
  readonly switched: boolean;
}

/** How far this device has come with the picture, or with the download that it needs for it. */
export function LocalPanel({ pictureName, engine, switched }: Props) {
  const t = useTranslations('tool.working');
  const loading = engine.step === 'download' ? engine : undefined;
  const heading = t(loading ? 'loading' : 'local');
  const percent = engine.step === 'download' ? percentOf(engine) : stepPercent(engine.step);
  return (
    <>
      <PanelHeading>{heading}</PanelHeading>
      <FileName name={pictureName} />
      <ProgressBar label={heading} percent={percent} />
      <div className="min-h-12">
        {loading && <DownloadText {...loading} />}
        <p className="text-caption text-ink-soft">
          {t(loading ? 'loadingText' : switched ? 'switchedText' : 'localText')}
        </p>
      </div>
    </>
  );
}
