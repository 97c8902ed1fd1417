'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ToolFrame } from '@/components/tool/frame/tool-frame';
import { buttonClass } from '@/components/ui/button-class';
import { IconCheck, IconCopy, IconCross } from '@/components/ui/icons';
import { engineFilesStatus, removeEngineFiles } from '@/lib/browser/model/engine-files-status';
import { offlineCopies, removeOfflineCopies } from '@/lib/browser/offline/offline-copies';
import { StoreLine } from '../site/storage/store-line';
import { type DeviceRow, deviceRows, reportText } from './device-rows';
import { DeviceVerdict } from './device-verdict';
import { RunPanel } from './run-panel';
import { RunCompare, useSeconds } from './run-result';
import { TestScene } from './test-scene';
import { useDeviceFacts } from './use-device-facts';
import { useMeasuredRun } from './use-measured-run';

/** The self-test: what this browser can do, one measured run, and what it keeps. */
export function DeviceCheck() {
  const t = useTranslations('device');
  const rowWords = useTranslations('device.rows');
  const seconds = useSeconds();
  const drawing = useRef<SVGSVGElement>(null);
  const [facts, lookAgain] = useDeviceFacts();
  const [ended, setEnded] = useState(0);
  const { run, start, cancel } = useMeasuredRun(() => {
    setEnded((count) => count + 1);
    lookAgain();
  });
  const measurement = run.phase === 'done' ? run.measurement : undefined;
  const rows = facts && deviceRows(facts, rowWords);

  return (
    <>
      <DeviceVerdict capabilities={facts?.capabilities} measurement={measurement} />
      <div className="mt-8 md:mt-10">
        <ToolFrame
          stage={
            <>
              {/* Always there: it is what each run takes its picture of. */}
              <TestScene
                ref={drawing}
                label={t('run.pictureAlt')}
                className={run.phase === 'done' ? 'hidden' : 'mx-auto w-full max-w-[40rem]'}
              />
              {run.phase === 'done' && <RunCompare picture={run.picture} cutOut={run.cutOut} />}
            </>
          }
          panel={<RunPanel run={run} downloadBytes={facts?.engine.downloadBytes} />}
          actions={
            run.phase === 'running' ? (
              <button type="button" onClick={cancel} className={buttonClass('outline')}>
                <IconCross />
                {t('run.cancel')}
              </button>
            ) : (
              <button
                type="button"
                disabled={facts?.capabilities.able !== true}
                onClick={() => drawing.current && start(drawing.current)}
                className={`${buttonClass('primary')} min-h-14`}
              >
                {run.phase === 'idle' ? t('run.start') : t('run.again')}
              </button>
            )
          }
        />
      </div>
      {rows !== undefined && (
        <section className="mt-14 grid gap-x-12 gap-y-6 md:mt-20 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
          <div className="flex flex-col items-start gap-4">
            <h2 className="text-title">{t('found.heading')}</h2>
            <p className="max-w-[36ch] text-ink-soft">{t('found.text')}</p>
            <CopyReport
              text={reportText(rows, measurement, {
                title: t('report.title'),
                partName: (part) => t(`run.parts.${part}`),
                timeText: (ms) => t('run.seconds', { seconds: seconds(ms) }),
              })}
            />
          </div>
          <DeviceLedger rows={rows} />
        </section>
      )}
      <section className="mt-14 grid gap-x-12 gap-y-6 md:mt-20 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <div>
          <h2 className="text-title">{t('kept.heading')}</h2>
          <p className="mt-4 max-w-[36ch] text-ink-soft">{t('kept.text')}</p>
        </div>
        <div className="flex flex-col gap-5 border-t-2 border-ink pt-5">
          {/* Anew after a run, which may have downloaded something, and when the copies have come. */}
          <EngineFilesControl key={`engine-${ended}`} onRemoved={lookAgain} />
          <OfflineCopiesControl key={`pages-${facts?.copies.bytes ?? 0}`} onRemoved={lookAgain} />
        </div>
      </section>
    </>
  );
}

/** What was found out, line by line. */
function DeviceLedger({ rows }: { readonly rows: readonly DeviceRow[] }) {
  return (
    <dl className="border-t-2 border-ink">
      {rows.map(({ name, value, meaning }) => (
        <div
          key={name}
          className="grid gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[minmax(0,12rem)_1fr] md:items-baseline"
        >
          <dt className="text-caption text-ink-soft">{name}</dt>
          <dd>
            <p className="text-subhead font-medium">{value}</p>
            <p className="mt-1 max-w-[58ch] text-caption text-ink-soft">{meaning}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const engineBytes = async () => (await engineFilesStatus()).storedBytes;

/** Says what this browser keeps of the engine, and removes it. */
function EngineFilesControl({ onRemoved }: { readonly onRemoved?: () => void }) {
  return <StoreLine what="engine" look={engineBytes} remove={removeEngineFiles} onRemoved={onRemoved} />;
}

const copiesBytes = async () => (await offlineCopies()).bytes;

/** Says what this browser keeps of the pages, for times without a network, and removes it. */
function OfflineCopiesControl({ onRemoved }: { readonly onRemoved?: () => void }) {
  return <StoreLine what="pages" look={copiesBytes} remove={removeOfflineCopies} onRemoved={onRemoved} />;
}

/** Copies what was found out, for whoever is asked for help. */
function CopyReport({ text }: { readonly text: string }) {
  const t = useTranslations('device.report');
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // No access to the clipboard: all of it stands on the page.
      setCopied(undefined);
    }
  }

  return (
    <button type="button" onClick={() => void copy()} className={buttonClass('outline')}>
      {isCopied ? <IconCheck /> : <IconCopy />}
      <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
    </button>
  );
}
