'use client';

import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { IconPicture } from '@/components/ui/icons/icon-picture';
import { ToolButton } from './tool-button';

interface Props {
  readonly held: boolean;
  readonly onHold: (held: boolean) => void;
}

/** Shows the original while it is held down, by a pointer or by Enter or Space. */
export function HoldButton({ held, onHold }: Props) {
  const t = useTranslations('tool.viewer');
  const ofButton = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <ToolButton
      label={t('hold')}
      text={t('original')}
      aria-pressed={held}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerUp={() => onHold(false)}
      onPointerCancel={() => onHold(false)}
      onKeyDown={(event) => ofButton(event) && onHold(true)}
      onKeyUp={(event) => ofButton(event) && onHold(false)}
      // A long press is no question for a menu.
      onContextMenu={(event) => event.preventDefault()}
      style={{ touchAction: 'none' }}
    >
      <IconPicture />
    </ToolButton>
  );
}
