'use client';

import { useTranslations } from 'next-intl';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { errorLimits } from '@/components/ui/message-figures';
import type { Finish } from '@/lib/browser/pictures/finish';
import { FileName } from '../frame/panel-heading';
import type { BatchPicture } from './batch-state';
import { SaveOne } from './save-one';
import { useWorkStatus } from './use-work-status';

interface Props {
  readonly picture: BatchPicture;
  /** What is made of it. */
  readonly finish: Finish;
  readonly onOpen: (id: string) => void;
  readonly onRetry: (id: string) => void;
  readonly onStop: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** What there is to say of the picture that is chosen in the grid. And what can be done with it. */
export function ChosenPicture({ picture, finish, onOpen, onRetry, onStop, onRemove }: Props) {
  const t = useTranslations('tool.batch');
  const errors = useTranslations('errors.codes');
  const status = useWorkStatus();
  const { id, file, work } = picture;
  const isFailed = work.phase === 'failed';
  const isOver = isFailed || work.phase === 'stopped' || work.phase === 'done';
  return (
    <section aria-label={file.name} className="flex flex-col border-t-2 border-ink pt-5">
      <FileName name={file.name} />
      <p className="font-semibold">{isFailed ? errors(`${work.code}.title`) : status(work)}</p>
      {isFailed ? <p className="text-caption">{errors(`${work.code}.text`, errorLimits)}</p> : null}
      <div className="flex flex-wrap gap-x-5">
        {work.phase === 'done' ? (
          <>
            <button type="button" onClick={() => onOpen(id)} className={QUIET_BUTTON}>
              {t('open')}
            </button>
            <SaveOne key={id} {...{ id, finish }} name={file.name} cutOut={work.cutOut.blob} />
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
