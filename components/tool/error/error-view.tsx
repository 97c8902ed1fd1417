'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { CropMarks } from '@/components/ui/mat-marks';
import { errorLimits } from '@/components/ui/message-figures';
import { IconWarning } from '@/components/ui/icons';
import { type FileWay, isLarge, MAX_PICTURE_BYTES } from '@/lib/browser/pictures/large-picture';
import { errorRow, type PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { PictureType } from '@/lib/contracts/remove';
import { PAGES } from '@/lib/seo/pages';
import { FileName, PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureButton } from '../intake/picture-button';
import { PictureOnMat } from '../mat/picture-on-mat';
import { LargeChoice, ReloadButton, RetryButton } from './error-buttons';

interface Props {
  readonly picture: File | undefined;
  /** What the visitor says that the picture is: another try keeps to it. */
  readonly pictureType: PictureType | undefined;
  readonly code: PageErrorCode;
  readonly retryAt: number | undefined;
  /** What is there of the picture can be cut out. */
  readonly partialHelps: boolean;
  readonly onPicture: (picture: File, type?: PictureType, way?: FileWay) => void;
}

/** Errors of this device, about which another page has more to say. */
const OF_DEVICE: ReadonlySet<PageErrorCode> = new Set<PageErrorCode>([
  'device_not_supported',
  'engine_not_started',
  'device_failed',
]);

/** What went wrong and what helps. The picture is still there. */
export function ErrorView({ picture, pictureType, code, retryAt, partialHelps, onPicture }: Props) {
  const t = useTranslations('errors');
  const device = useTranslations('tool.device');
  const locale = useLocale();
  const textId = useId();
  const { helps } = errorRow(code);
  const canRetry = picture !== undefined && helps === 'retry';
  const hasWays = picture !== undefined && isLarge(picture) && picture.size <= MAX_PICTURE_BYTES;
  return (
    <ToolFrame
      panelFirst
      stage={
        picture === undefined || picture.size === 0 ? (
          <div className="relative mx-auto h-48 w-full max-w-md">
            <CropMarks />
          </div>
        ) : (
          <PictureOnMat picture={picture} alt={t('pictureAlt')} cutting={false} />
        )
      }
      panel={
        <>
          <IconWarning className="size-9 text-accent-text" />
          <PanelHeading describedBy={textId}>{t(`codes.${code}.title`)}</PanelHeading>
          <p id={textId}>{t(`codes.${code}.text`, errorLimits)}</p>
          {picture === undefined ? null : <FileName name={picture.name} />}
          {OF_DEVICE.has(code) && (
            <a
              href={`/${locale}${PAGES.device}`}
              className="inline-flex min-h-11 items-center font-semibold underline decoration-rule-strong underline-offset-4 hover:decoration-accent"
            >
              {device('more')}
            </a>
          )}
        </>
      }
      actions={
        <>
          {canRetry ? (
            <RetryButton retryAt={retryAt} onRetry={() => onPicture(picture, pictureType)} />
          ) : null}
          {helps === 'reload' && <ReloadButton />}
          {code === 'upload_too_large' && hasWays ? (
            <LargeChoice
              className={buttonClass('outline')}
              onChoose={(largeWay) => onPicture(picture, pictureType, { largeWay })}
            />
          ) : null}
          {partialHelps && picture !== undefined ? (
            <button
              type="button"
              className={buttonClass('outline')}
              onClick={() => onPicture(picture, pictureType, { partial: true })}
            >
              {t('partial')}
            </button>
          ) : null}
          <PictureButton look={canRetry || helps === 'reload' ? 'outline' : 'primary'} onPicture={onPicture}>
            {t('chooseAnother')}
          </PictureButton>
        </>
      }
    />
  );
}
