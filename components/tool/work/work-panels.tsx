'use client';

import { useTranslations } from 'next-intl';
import { DownloadText, ProgressBar } from '@/components/ui/progress-bar';
import { percentOf } from '@/lib/browser/model/download-meter';
import type { EngineProgress } from '@/lib/browser/worker/messages';
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

interface LocalPanelProps {
  readonly pictureName: string;
  readonly engine: EngineProgress;
  /** The service was tried first. */
  readonly switched: boolean;
}

/** How far this device has come with the picture, or with the download that it needs for it. */
export function LocalPanel({ pictureName, engine, switched }: LocalPanelProps) {
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

/**
 * Where each step of a cut-out on the device begins, in per cent of the whole. It was measured with 12 megapixels on
 * two cores of a processor (`npm run bench:browser`). Elsewhere it is out by a little; it is there to show that work
 * goes on.
 */
const BEGINS_AT: Record<Exclude<EngineProgress['step'], 'download'>, number> = {
  decode: 3,
  start: 28,
  preprocess: 33,
  infer: 38,
  matte: 50,
  refine: 58,
  foreground: 65,
  composite: 67,
  render: 71,
  encode: 72,
};

/** How far a cut-out on the device has come once a step begins, in per cent. */
function stepPercent(step: keyof typeof BEGINS_AT): number {
  return BEGINS_AT[step];
}
