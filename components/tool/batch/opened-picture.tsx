'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffectEvent, useLayoutEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { errorLimits } from '@/components/ui/message-figures';
import { resultName } from '@/lib/browser/batch/save/result-names';
import { isInPlace, isSeeThrough, type Finish } from '@/lib/browser/pictures/finish';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import { MEDIA_TYPES } from '@/lib/contracts/remove';
import { FileName, PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import type { Backdrop } from '../mat/backdrop';
import { CutOutViewer } from '../mat/cut-out-viewer';
import { CertaintyNote, isDoubtful, PlaceNote } from '../output/result-notes';
import { DoneNotices, hasNotices } from '../output/done-notices';
import { FileActions } from '../output/file-actions';
import { FileFacts } from '../output/file-facts';
import { SaveButton } from '../output/save-button';
import type { BatchPicture } from './batch-state';
import { FinishScope } from './finish-scope';
import type { BatchControls } from './use-batch';
import { useOpenedFinish } from './use-opened-finish';

/** For those who make something of their pictures. */
const FinishPanel = dynamic(() => import('../finish/finish-panel').then((module) => module.FinishPanel), {
  loading: () => <div aria-hidden="true" className="h-72" />,
});

interface Props {
  readonly picture: BatchPicture;
  readonly cutOut: PlacedCutOut;
  readonly batch: BatchControls;
  readonly onBack: () => void;
}

/**
 * One picture of the batch, as large as the mat. With it comes what is made of it, or of all by its example. Escape
 * leads back.
 */
export function OpenedPicture({ picture, cutOut, batch, onBack }: Props) {
  const t = useTranslations('tool.batch');
  const done = useTranslations('tool.done');
  const errors = useTranslations('errors.codes');
  const [backdrop, setBackdrop] = useState<Backdrop>('checkerboard');
  const { id, file: original, finish: own } = picture;
  const finish = own ?? batch.state.finish;
  const change = (next: Finish) => (own === undefined ? batch.finishAll(next) : batch.finishOne(id, next));
  const { finished, file, error } = useOpenedFinish(id, finish);
  const back = useEffectEvent(onBack);
  // Before the button that does the same is seen.
  useLayoutEffect(() => {
    const leave = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) back();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  const fileName = resultName(original.name, MEDIA_TYPES[finish.format]);
  return (
    <ToolFrame
      fill
      stage={
        <CutOutViewer
          picture={original}
          cutOut={finished?.blob ?? cutOut.blob}
          comparable={isInPlace(finish)}
          busy={file === undefined && error === undefined}
          backdrop={backdrop}
          onBackdrop={isSeeThrough(finish) && finish.format !== 'jpeg' ? setBackdrop : undefined}
        />
      }
      notices={hasNotices(cutOut) && <DoneNotices cutOut={cutOut} />}
      panel={
        <>
          <PanelHeading>{done('heading')}</PanelHeading>
          <FileName name={fileName} />
          {error === undefined ? null : (
            <p role="alert" className="border-s-4 border-accent ps-3 text-caption">
              {errors(`${error}.text`, errorLimits)}
            </p>
          )}
          <FinishScope {...{ picture, finish, batch }} />
          {cutOut.size === undefined ? null : (
            <FinishPanel size={cutOut.size} {...{ finish, finished }} picture={original} onChange={change} />
          )}
          <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-t border-rule pt-2">
            {error === undefined ? <FileFacts file={file} isAwaited /> : null}
            <FileActions blob={file?.blob} fileName={fileName} />
          </div>
          {cutOut.certainty === undefined || isDoubtful(cutOut.certainty) ? null : (
            <CertaintyNote certainty={cutOut.certainty} />
          )}
          <PlaceNote cutOut={cutOut} />
        </>
      }
      actions={
        <>
          <SaveButton
            {...{ file, fileName, error }}
            format={finish.format}
            // Another of the same: what failed is tried again.
            onRetry={() => change({ ...finish })}
          />
          <button type="button" onClick={onBack} className={buttonClass('outline')}>
            {t('back')}
          </button>
        </>
      }
    />
  );
}
