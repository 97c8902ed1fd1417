'use client';

import { useTranslations } from 'next-intl';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { faultLimits } from '@/components/ui/fault-limits';
import { resultName } from '@/lib/browser/batch/save/result-names';
import { FileName } from '../frame/file-name';
import { DownloadLink } from '../output/download-link';
import type { BatchPicture } from './batch-state';
import { useWorkStatus } from './use-work-status';

interface Props {
  readonly picture: BatchPicture;
  readonly onOpen: (id: string) => void;
  readonly onRetry: (id: string) => void;
  readonly onStop: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** What there is to say of the picture that is chosen in the grid, and what can be done with it. */
export function ChosenPicture({ picture, onOpen, onRetry, onStop, onRemove }: Props) {
  const t = useTranslations('tool.batch');
  const faults = useTranslations('faults.codes');
  const status = useWorkStatus();
  const { id, file, work } = picture;
  const isFailed = work.phase === 'failed';
  const isOver = isFailed || work.phase === 'stopped' || work.phase === 'done';
  return (
    <section aria-label={file.name} className="flex flex-col border-t-2 border-ink pt-5">
      <FileName name={file.name} />
      <p className="font-semibold">{isFailed ? faults(`${work.code}.title`) : status(work)}</p>
      {isFailed ? <p className="text-caption">{faults(`${work.code}.text`, faultLimits)}</p> : null}
      <div className="flex flex-wrap gap-x-5">
        {work.phase === 'done' ? (
          <>
            <button type="button" onClick={() => onOpen(id)} className={QUIET_BUTTON}>
              {t('open')}
            </button>
            <DownloadLink
              blob={work.cutOut.blob}
              fileName={resultName(file.name, work.cutOut.blob.type)}
              className={QUIET_BUTTON}
            >
              {t('download')}
            </DownloadLink>
          </>
        ) : null}
        {isFailed || work.phase === 'stopped' ? (
          <button type="button" onClick={() => onRetry(id)} className={QUIET_BUTTON}>
            {t('retry')}
          </button>
        ) : null}
        {isOver ? null : (
          <button type="button" onClick={() => onStop(id)} className={QUIET_BUTTON}>
            {t('stopOne')}
          </button>
        )}
        <button type="button" onClick={() => onRemove(id)} className={QUIET_BUTTON}>
          {t('remove')}
        </button>
      </div>
    </section>
  );
}
