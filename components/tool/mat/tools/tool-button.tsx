'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { IconPicture } from '@/components/ui/icons';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'aria-label' | 'title'> {
  readonly label: string;
  /** Shown beside the icon where there is room; the label begins with it. */
  readonly text?: string;
  readonly children: ReactNode;
}

/** A button of the strip at the mat's foot. */
export function ToolButton({ label, text, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="inline-flex h-11 min-w-11 items-center justify-center gap-2 rounded-control px-1.5 text-caption font-semibold select-none hover:bg-ink/15 aria-disabled:cursor-default aria-disabled:opacity-40 aria-pressed:bg-accent aria-pressed:text-on-accent"
      {...rest}
    >
      {children}
      {text === undefined ? null : <span className="hidden pe-1.5 xl:inline">{text}</span>}
    </button>
  );
}

interface HoldButtonProps {
  readonly held: boolean;
  readonly onHold: (held: boolean) => void;
}

/** Shows the original while it is held down, by a pointer or by Enter or Space. */
export function HoldButton({ held, onHold }: HoldButtonProps) {
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
