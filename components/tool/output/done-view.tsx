'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useCallback, useId, useImperativeHandle, useMemo, type RefObject } from 'react';
import { errorLimits } from '@/components/ui/message-figures';
import { cutOutName } from '@/lib/browser/pictures/cut-out-name';
import { isInPlace, isSeeThrough, type Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { chosenEngine } from '@/lib/browser/settings/engine-choice';
import { MEDIA_TYPES, type PictureType } from '@/lib/contracts/remove';
import { FileName, PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import type { Backdrop } from '../mat/backdrop';
import { CutOutViewer } from '../mat/cut-out-viewer';
import { CertaintyNote, isDoubtful, PlaceNote } from './result-notes';
import { DoneNotices, hasNotices } from './done-notices';
import { FileActions } from './file-actions';
import { FileFacts } from './file-facts';
import { SaveAction } from './save-action';
import { KindChoice } from './kind-choice';
import { ResultDescription } from './result-description';
import { useLeaveQuestion } from './use-leave-question';
import { useServiceFile } from './use-service-file';
import { useLiveFinish, type FinishListener } from './use-live-finish';

/** Of no use before there is a cut-out. */
const FinishPanel = dynamic(() => import('../finish/finish-panel').then((module) => module.FinishPanel), {
  loading: () => <div aria-hidden="true" className="h-72" />,
});

/** Of no use before something would be lost. */
const LeaveDialog = dynamic(() => import('./leave-dialog').then((module) => module.LeaveDialog), {
  ssr: false,
});

/** Whether pictures are in the history. */
interface InHistory {
  readonly isInHistory: (picture: File) => boolean;
  readonly settled: () => Promise<unknown>;
}

interface Props extends FinishListener {
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
  readonly finishError: PageErrorCode | undefined;
  /** The finish whose file the visitor has taken along. */
  readonly saved: Finish | undefined;
  readonly pictureHistory: InHistory;
  /** Answers the bot check, where the service asks for it. */
  readonly gate: RefObject<TokenSource | null>;
  /** Gets what asks before the cut-out is lost. */
  readonly leave: RefObject<((go: () => void) => void) | null>;
  readonly onSaved: (finish: Finish) => void;
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
  finishError,
  saved,
  pictureHistory,
  gate,
  leave,
  onSaved,
  onBackdrop,
  onFinish,
  onMade,
  onNotMade,
  onPicture,
}: Props) {
  const t = useTranslations('tool.done');
  const errors = useTranslations('errors');
  const noticesId = useId();
  const descriptionId = useId();
  useLiveFinish(pictureId, finish, { onMade, onNotMade });
  const made = { pictureId, picture, pictureType, finish, size: finished?.size, gate };
  const makeFile = useServiceFile(made, { onMade, onNotMade });
  const canSend = cutOut.sent === 'yes' && chosenEngine() !== 'browser';
  const fileName = cutOutName(picture.name, MEDIA_TYPES[finish.format]);
  const check = useMemo(
    () => ({ ...pictureHistory, isInHistory: () => pictureHistory.isInHistory(picture) }),
    [pictureHistory, picture],
  );
  const question = useLeaveQuestion(saved === finish, check);
  useImperativeHandle(leave, () => question.ask, [question.ask]);
  const noteSaved = useCallback(() => onSaved(finish), [onSaved, finish]);
  return (
    <>
      <ToolFrame
        fill
        stage={
          <CutOutViewer
            key={pictureId}
            picture={picture}
            cutOut={finished?.blob ?? cutOut.blob}
            comparable={isInPlace(finish)}
            busy={
              file === undefined &&
              finishError === undefined &&
              (finish.madeBy === undefined || makeFile === undefined)
            }
            describedBy={descriptionId}
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
            <PanelHeading {...(hasNotices(cutOut) && { describedBy: noticesId })}>
              {t('heading')}
            </PanelHeading>
            <FileName name={fileName} />
            <ResultDescription id={descriptionId} cutOut={cutOut} />
            {finishError === undefined ? null : (
              <p role="alert" className="border-s-4 border-accent ps-3 text-caption">
                {errors(`codes.${finishError}.text`, errorLimits)}
              </p>
            )}
            {cutOut.size === undefined ? null : (
              <FinishPanel
                size={cutOut.size}
                {...{ finish, picture, finished, canSend }}
                onChange={onFinish}
              />
            )}
            <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-t border-rule pt-2">
              {finishError === undefined || finish.madeBy !== undefined ? (
                <FileFacts file={file} isAwaited={finish.madeBy === undefined} />
              ) : (
                <span />
              )}
              <FileActions blob={file?.blob} fileName={fileName} onTaken={noteSaved} />
            </div>
            <KindChoice asked={pictureType} onChoose={(type) => onPicture(picture, type)} />
            {cutOut.certainty === undefined ||
            isDoubtful(cutOut.certainty) ||
            cutOut.notices.includes('no-subject') ? null : (
              <CertaintyNote certainty={cutOut.certainty} />
            )}
            <PlaceNote cutOut={cutOut} />
          </>
        }
        actions={
          <>
            <SaveAction
              {...{ file, fileName, finish, canSend }}
              error={finishError}
              // Another of the same: what failed is tried again.
              onRetry={() => onFinish({ ...finish })}
              isShown={finished?.finish === finish}
              onMake={makeFile}
              onSave={noteSaved}
            />
            <PictureButton look="outline" onPicture={(next) => question.ask(() => onPicture(next))}>
              {t('next')}
            </PictureButton>
          </>
        }
      />
      {question.open && <LeaveDialog onStay={question.open.stay} onGo={question.open.go} />}
    </>
  );
}
