'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IconCross, IconDownload } from '@/components/ui/icons';
import { wholeMegabytes } from '@/components/ui/message-figures';
import { FileName, PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import { PictureOnMat } from '../mat/picture-on-mat';

interface Props {
  readonly picture: File;
  readonly downloadBytes: number;
  readonly onAllow: () => void;
  readonly onCancel: () => void;
}

/** The question to a visitor who saves data: whether the engine may be downloaded. */
export function AskingView({ picture, downloadBytes, onAllow, onCancel }: Props) {
  const t = useTranslations('tool.asking');
  const working = useTranslations('tool.working');
  const textId = useId();
  return (
    <ToolFrame
      panelFirst
      stage={<PictureOnMat picture={picture} alt={working('pictureAlt')} cutting={false} />}
      panel={
        <>
          <PanelHeading describedBy={textId}>
            {t('heading', { megabytes: wholeMegabytes(downloadBytes) })}
          </PanelHeading>
          <p id={textId}>{t('text')}</p>
          <FileName name={picture.name} />
        </>
      }
      actions={
        <>
          <button type="button" onClick={onAllow} className={`${buttonClass('primary')} min-h-14`}>
            <IconDownload />
            {t('load')}
          </button>
          <button type="button" onClick={onCancel} className={buttonClass('outline')}>
            <IconCross />
            {working('cancel')}
          </button>
        </>
      }
    />
  );
}
