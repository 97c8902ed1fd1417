'use client';

import { useTranslations } from 'next-intl';
import { DownloadText, ProgressBar } from '@/components/ui/progress-bar';
import { errorLimits, wholeMegabytes } from '@/components/ui/message-figures';
import { PARTS, type Part } from '@/lib/browser/device/measurement';
import { percentOf } from '@/lib/browser/model/download-meter';
import type { EngineProgress } from '@/lib/browser/worker/messages';
import { RunResult } from './run-result';
import type { MeasuredRun } from './use-measured-run';

interface Props {
  readonly run: MeasuredRun;
  /** What a run has to download first; undefined until that is known. */
  readonly downloadBytes: number | undefined;
}

/** What the run is, how far it is, or what it came to. */
export function RunPanel({ run, downloadBytes }: Props) {
  const t = useTranslations('device.run');
  const errors = useTranslations('errors.codes');
  return (
    <>
      <h2 className="text-[1.625rem] leading-tight">{t('heading')}</h2>
      <div role="status" className="flex flex-col gap-4">
        {run.phase === 'idle' && <p>{t('text')}</p>}
        {run.phase === 'running' && <RunProgress engine={run.engine} />}
        {run.phase === 'done' && <RunResult measurement={run.measurement} />}
        {run.phase !== 'running' && downloadBytes !== undefined && downloadBytes > 0 && (
          <p className="text-caption text-ink-soft">
            {t('downloadText', { megabytes: wholeMegabytes(downloadBytes) })}
          </p>
        )}
        {run.phase === 'failed' && (
          <div className="border-s-4 border-accent ps-4">
            <p className="font-semibold">{errors(`${run.code}.title`)}</p>
            <p className="mt-1 text-caption text-ink-soft">{errors(`${run.code}.text`, errorLimits)}</p>
          </div>
        )}
      </div>
    </>
  );
}

function RunProgress({ engine }: { readonly engine: EngineProgress }) {
  const t = useTranslations('device.run');
  const part = partOf(engine.step);
  const percent = engine.step === 'download' ? percentOf(engine) : undefined;
  return (
    <>
      <p>{t(`parts.${part}`)}</p>
      <ProgressBar label={t('heading')} percent={percent} />
      {engine.step === 'download' && <DownloadText {...engine} />}
    </>
  );
}

function partOf(step: EngineProgress['step']): Part {
  const steps: Readonly<Record<Part, readonly string[]>> = PARTS;
  return (Object.keys(PARTS) as Part[]).find((part) => steps[part].includes(step)) ?? 'find';
}
