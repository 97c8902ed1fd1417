'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { buttonClass, QUIET_BUTTON } from '@/components/ui/button-class';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { canPickFolder } from '@/lib/browser/batch/save/pickers';
import { PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import { BatchActions } from './batch-actions';
import { BatchAnnouncer } from './batch-announcer';
import { countsOf, countUndecided, inOrder } from './batch-figures';
import { BatchGrid } from './batch-grid';
import { BatchProgress } from './batch-progress';
import type { BatchOrder, Saving } from './batch-state';
import { ChosenPicture } from './chosen-picture';
import { HoldNote } from './hold-note';
import { LargeNote } from './large-note';
import { RefusalList } from './refusal-list';
import type { BatchControls } from './use-batch';

interface Props {
  readonly batch: BatchControls;
  /** In the grid; undefined: the first. */
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Shows one picture alone; only those that are done can be. */
  readonly onOpen: (id: string) => void;
  /** Leaves the batch, and forgets it. */
  readonly onClose: () => void;
}

/** Many pictures on the mat, how far each is, and what is to be done with all of them. */
export function BatchView({ batch, chosenId, onChoose, onOpen, onClose }: Props) {
  const t = useTranslations('tool.batch');
  const { state, thumbnails, remove, retry, stop } = batch;
  const { hold, refused, saving, order, lookingThrough, finish } = state;
  const counts = countsOf(state.pictures);
  const pictures = inOrder(state);
  const chosen = pictures.find(({ id }) => id === chosenId) ?? pictures[0];
  const example = chosen?.work.phase === 'done' ? chosen : pictures.find(({ work }) => work.phase === 'done');
  const latest = useRef(state.pictures);
  useEffect(() => {
    latest.current = state.pictures;
  });
  // The same one throughout, or each step of one picture would draw all cells anew.
  const openIfDone = useCallback(
    (id: string) => {
      if (latest.current.find((picture) => picture.id === id)?.work.phase === 'done') onOpen(id);
    },
    [onOpen],
  );
  return (
    <>
      <BatchAnnouncer counts={counts} refused={refused.length} />
      <ToolFrame
        stage={
          <div className="flex h-[62svh] min-h-72 flex-col gap-4 lg:h-[calc(clamp(34rem,100svh-12rem,88rem)-4.5rem)]">
            <BatchProgress counts={counts} isLookingThrough={lookingThrough > 0 && counts.total === 0} />
            <BatchGrid
              pictures={pictures}
              finish={finish}
              thumbnails={thumbnails}
              chosen={chosen?.id}
              onChoose={onChoose}
              onOpen={openIfDone}
              onRemove={(id) => remove([id])}
            />
          </div>
        }
        panel={
          <>
            <PanelHeading>{t('heading', { total: counts.total })}</PanelHeading>
            {hold === undefined ? null : <HoldNote hold={hold} onAllow={batch.allowDownload} />}
            <LargeNote count={countUndecided(state)} onChoose={batch.chooseForLarge} />
            <SavingNote saving={saving} />
            {refused.length > 0 ? <RefusalList refused={refused} onRead={batch.forgetRefusals} /> : null}
            {example === undefined ? null : (
              <button type="button" onClick={() => onOpen(example.id)} className={buttonClass('outline')}>
                {t('finish.open')}
              </button>
            )}
            {chosen === undefined ? null : (
              <ChosenPicture
                picture={chosen}
                finish={chosen.finish ?? finish}
                onOpen={onOpen}
                onRetry={(id) => retry([id])}
                onStop={(id) => stop([id])}
                onRemove={(id) => remove([id])}
              />
            )}
            <OrderChoice value={order} onChange={batch.chooseOrder} />
            <div className="flex flex-wrap gap-x-5 border-t border-rule pt-2">
              <PictureButton look="quiet" onFiles={batch.add}>
                {t('add')}
              </PictureButton>
              {canPickFolder() && counts.done > 0 ? (
                <button type="button" onClick={batch.saveToFolder} className={QUIET_BUTTON}>
                  {t('folder')}
                </button>
              ) : null}
              <button type="button" onClick={onClose} className={QUIET_BUTTON}>
                {t('close')}
              </button>
            </div>
          </>
        }
        actions={
          <BatchActions
            counts={counts}
            saving={saving}
            onZip={batch.saveZip}
            onStop={() => stop(state.pictures.map(({ id }) => id))}
            onStopSaving={batch.stopSaving}
            onRetry={batch.retryAll}
          />
        }
      />
    </>
  );
}

const ORDERS: readonly BatchOrder[] = ['added', 'certainty'];

interface OrderChoiceProps {
  readonly value: BatchOrder;
  readonly onChange: (order: BatchOrder) => void;
}

/** As they came, or what most needs a look first. */
function OrderChoice({ value, onChange }: OrderChoiceProps) {
  const t = useTranslations('tool.batch.order');
  const choices = ORDERS.map((order) => ({ value: order, text: t(order) }));
  return <ChoiceRow label={t('legend')} {...{ value, choices, onChange }} />;
}

/** How saving them all has ended. */
function SavingNote({ saving }: { readonly saving: Saving | undefined }) {
  const t = useTranslations('tool.batch');
  if (saving === undefined || saving.phase === 'writing') return null;
  if (saving.phase === 'failed') {
    return <p className="border-s-4 border-accent ps-3 text-caption">{t('saveFailed')}</p>;
  }
  const { count, failed } = saving;
  return (
    <p className="text-caption">
      {t('saved', { count })} {failed.length > 0 ? t('savedWithout', { count: failed.length }) : null}
    </p>
  );
}
