'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IconCross } from '@/components/ui/icons';
import { ToolFrame } from '../frame/tool-frame';
import { PictureOnMat } from '../mat/picture-on-mat';

interface Props {
  readonly picture: File;
  readonly onCancel: () => void;
  /** The panel that says how far it is. */
  readonly children: ReactNode;
}

/** The picture on the mat while it is being cut out, wherever that happens. */
export function WorkingView({ picture, onCancel, children }: Props) {
  const t = useTranslations('tool.working');
  return (
    <ToolFrame
      stage={<PictureOnMat picture={picture} alt={t('pictureAlt')} cutting />}
      panel={children}
      actions={
        <button type="button" onClick={onCancel} className={buttonClass('outline')}>
          <IconCross />
          {t('cancel')}
        </button>
      }
    />
  );
}
