'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { IconDownload } from '@/components/ui/icons/icon-download';
import { cutOutName } from '@/lib/browser/pictures/cut-out-name';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { PictureType } from '@/lib/contracts/remove';
import { FileName } from '../frame/file-name';
import { PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import type { Backdrop } from '../mat/backdrop';
import { CutOutViewer } from '../mat/cut-out-viewer';
import { CertaintyNote, isDoubtful } from './certainty-note';
import { DoneNotices, hasNotices } from './done-notices';
import { DownloadLink } from './download-link';
import { OtherWayButton } from './other-way-button';
import { PlaceNote } from './place-note';

interface Props {
  readonly picture: File;
  /** What the visitor says that the picture is. */
  readonly pictureType: PictureType | undefined;
  readonly cutOut: PlacedCutOut;
  readonly backdrop: Backdrop;
  readonly onBackdrop: (backdrop: Backdrop) => void;
  readonly onPicture: (picture: File, type?: PictureType) => void;
}

/** The cut-out: to look at, to download, and on to the next. */
export function DoneView({ picture, pictureType, cutOut, backdrop, onBackdrop, onPicture }: Props) {
  const t = useTranslations('tool.done');
  const noticesId = useId();
  const fileName = cutOutName(picture.name);
  return (
    <ToolFrame
      fill
      stage={
        <CutOutViewer picture={picture} cutOut={cutOut.blob} backdrop={backdrop} onBackdrop={onBackdrop} />
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
          {cutOut.certainty === undefined ||
          isDoubtful(cutOut.certainty) ||
          cutOut.notices.includes('no-subject') ? null : (
            <CertaintyNote certainty={cutOut.certainty} />
          )}
          <PlaceNote cutOut={cutOut} />
          <p className="text-caption text-ink-soft">{t('transparent')}</p>
          <OtherWayButton
            notices={cutOut.notices}
            asked={pictureType}
            onChoose={(type) => onPicture(picture, type)}
          />
        </>
      }
      actions={
        <>
          <DownloadLink blob={cutOut.blob} fileName={fileName}>
            <IconDownload />
            {t('download')}
          </DownloadLink>
          <PictureButton look="outline" onPicture={onPicture}>
            {t('next')}
          </PictureButton>
        </>
      }
    />
  );
}
