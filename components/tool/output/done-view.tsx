'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useId } from 'react';
import { faultLimits } from '@/components/ui/fault-limits';
import { cutOutName } from '@/lib/browser/pictures/cut-out-name';
import { isInPlace, isSeeThrough, type Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { FaultCode } from '@/lib/browser/faults/client-error-codes';
import { MEDIA_TYPES, type PictureType } from '@/lib/contracts/remove';
import { FileName } from '../frame/file-name';
import { PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import type { Backdrop } from '../mat/backdrop';
import { CutOutViewer } from '../mat/cut-out-viewer';
import { CertaintyNote, isDoubtful } from './certainty-note';
import { DoneNotices, hasNotices } from './done-notices';
import { FileActions } from './file-actions';
import { FileFacts } from './file-facts';
import { OtherWayButton } from './other-way-button';
import { PlaceNote } from './place-note';
import { SaveButton } from './save-button';

/** Of no use before there is a cut-out. */
const FinishPanel = dynamic(() => import('../finish/finish-panel').then((module) => module.FinishPanel), {
  loading: () => <div aria-hidden="true" className="h-72" />,
});

interface Props {
  readonly pictureId: string;
  readonly picture: File;
  /** What the visitor says that the picture is. */
  readonly pictureType: PictureType | undefined;
  /** As it comes: transparent, whole. */
  readonly cutOut: PlacedCutOut;
  readonly backdrop: Backdrop;
  /** What the visitor wishes it to be. */
  readonly finish: Finish;
  /** What it is on the mat; undefined until the first is there. */
  readonly finished: FinishedPicture | undefined;
  /** The finished picture in full; undefined while it is being made. */
  readonly file: FinishedPicture | undefined;
  /** Why it could not be made. */
  readonly finishFault: FaultCode | undefined;
  readonly onBackdrop: (backdrop: Backdrop) => void;
  readonly onFinish: (finish: Finish) => void;
  readonly onPicture: (picture: File, type?: PictureType) => void;
}

/** The cut-out: to look at, to make something of, to download, and on to the next. */
export function DoneView({
  pictureId,
  picture,
  pictureType,
  cutOut,
  backdrop,
  finish,
  finished,
  file,
  finishFault,
  onBackdrop,
  onFinish,
  onPicture,
}: Props) {
  const t = useTranslations('tool.done');
  const faults = useTranslations('faults');
  const noticesId = useId();
  const fileName = cutOutName(picture.name, MEDIA_TYPES[finish.format]);
  return (
    <ToolFrame
      fill
      stage={
        <CutOutViewer
          key={pictureId}
          picture={picture}
          cutOut={finished?.blob ?? cutOut.blob}
          comparable={isInPlace(finish)}
          busy={file === undefined && finishFault === undefined}
          backdrop={backdrop}
          onBackdrop={isSeeThrough(finish) && finish.format !== 'jpeg' ? onBackdrop : undefined}
        />
      }
      notices={
        hasNotices(cutOut) && (
          <div id={noticesId} className="flex flex-col gap-2">
            <DoneNotices cutOut={cutOut} />
          </div>
        )
      }
      panel={
        <>
          <PanelHeading {...(hasNotices(cutOut) && { describedBy: noticesId })}>{t('heading')}</PanelHeading>
          <FileName name={fileName} />
          {finishFault === undefined ? null : (
            <p role="alert" className="border-s-4 border-accent ps-3 text-caption">
              {faults(`codes.${finishFault}.text`, faultLimits)}
            </p>
          )}
          {cutOut.size === undefined ? null : (
            <FinishPanel size={cutOut.size} {...{ finish, picture, finished }} onChange={onFinish} />
          )}
          <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-t border-rule pt-2">
            {finishFault === undefined ? <FileFacts file={file} /> : null}
            <FileActions blob={file?.blob} fileName={fileName} />
          </div>
          {cutOut.certainty === undefined ||
          isDoubtful(cutOut.certainty) ||
          cutOut.notices.includes('no-subject') ? null : (
            <CertaintyNote certainty={cutOut.certainty} />
          )}
          <PlaceNote cutOut={cutOut} />
          <OtherWayButton
            notices={cutOut.notices}
            asked={pictureType}
            onChoose={(type) => onPicture(picture, type)}
          />
        </>
      }
      actions={
        <>
          <SaveButton
            {...{ file, fileName }}
            format={finish.format}
            fault={finishFault}
            // Another of the same: what failed is tried again.
            onRetry={() => onFinish({ ...finish })}
          />
          <PictureButton look="outline" onPicture={onPicture}>
            {t('next')}
          </PictureButton>
        </>
      }
    />
  );
}
