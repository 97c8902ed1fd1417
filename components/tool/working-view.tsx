'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconCross } from '@/components/ui/icons/icon-cross';
import { PictureOnMat } from './picture-on-mat';
import { ToolFrame } from './tool-frame';
import { WorkingPanel } from './working-panel';

interface Props {
  readonly picture: File;
  /** How much of the picture has left, 0 to 1; undefined once the service has it. */
  readonly share: number | undefined;
  readonly onCancel: () => void;
}

/** The picture on the mat while it is sent and cut out. */
export function WorkingView({ picture, share, onCancel }: Props) {
  const t = useTranslations('tool.working');
  return (
    <ToolFrame
      stage={<PictureOnMat picture={picture} alt={t('pictureAlt')} cutting />}
      panel={
        <WorkingPanel
          pictureName={picture.name}
          percent={share === undefined ? undefined : Math.floor(share * 100)}
        />
      }
      actions={
        <button type="button" onClick={onCancel} className={buttonClass('outline')}>
          <IconCross />
          {t('cancel')}
        </button>
      }
    />
  );
}
