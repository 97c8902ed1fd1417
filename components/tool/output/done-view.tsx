'use client';

import { useTranslations } from 'next-intl';
import { IconDownload } from '@/components/ui/icons/icon-download';
import { cutOutName } from '@/lib/browser/pictures/cut-out-name';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { Notice, PictureType } from '@/lib/contracts/remove';
import { FileName } from '../frame/file-name';
import { PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import type { Backdrop } from '../mat/backdrop';
import { BackdropSwitch } from '../mat/backdrop-switch';
import { CutOutCompare } from '../mat/cut-out-compare';
import { CertaintyNote } from './certainty-note';
import { DownloadLink } from './download-link';
import { OtherWayButton } from './other-way-button';
import { PlaceNote } from './place-note';

const NOTICE_TEXTS = {
  'first-frame': 'firstFrame',
  'no-subject': 'noSubject',
  graphic: 'graphic',
  checkerboard: 'checkerboard',
} as const satisfies Record<Notice, string>;

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
  const fileName = cutOutName(picture.name);
  return (
    <ToolFrame
      stage={<CutOutCompare picture={picture} cutOut={cutOut.blob} backdrop={backdrop} />}
      panel={
        <>
          <PanelHeading>{t('heading')}</PanelHeading>
          <FileName name={fileName} />
          {cutOut.notices.map((notice) => (
            <p key={notice} className="border-s-4 border-accent ps-3 text-caption">
              {t(NOTICE_TEXTS[notice])}
            </p>
          ))}
          {cutOut.certainty === undefined || cutOut.notices.includes('no-subject') ? null : (
            <CertaintyNote certainty={cutOut.certainty} />
          )}
          <PlaceNote cutOut={cutOut} />
          <BackdropSwitch value={backdrop} onChange={onBackdrop} />
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
