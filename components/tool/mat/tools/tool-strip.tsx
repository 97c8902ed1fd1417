'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  IconGrow,
  IconKeyboard,
  IconLoupe,
  IconMinus,
  IconPlus,
  IconShrink,
} from '@/components/tool/mat/tools/tool-icons';
import { ToolButton } from './tool-button';
import type { Zoom } from './use-zoom';

/** By how much a button or key zooms. */
export const ZOOM_FACTOR = 1.5;

interface Props {
  readonly zoom: Zoom;
  readonly loupe: boolean;
  readonly onLoupe: () => void;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
  /** Shows what keys there are. */
  readonly onHelp: () => void;
  /** What compares: a button, or a word on why there is none. */
  readonly comparison: ReactNode;
  readonly backdrops: ReactNode;
}

/** The strip at the mat's foot: what the picture lies on, how large it is seen, and what it was. */
export function ToolStrip({ zoom, loupe, onLoupe, full, onFull, onHelp, comparison, backdrops }: Props) {
  const t = useTranslations('tool.viewer');
  return (
    <div className="row-start-2 flex min-h-13 flex-wrap items-center justify-center gap-x-3 border-t border-(--mat-edge) bg-black/25 px-2 py-1 md:justify-between md:px-3 short:gap-x-0 short:px-1">
      {backdrops}
      <div className="flex flex-wrap items-center justify-center">
        <ToolButton
          label={t('zoomOut')}
          aria-disabled={!zoom.zoomed}
          onClick={() => zoom.zoomBy(1 / ZOOM_FACTOR)}
        >
          <IconMinus />
        </ToolButton>
        <button
          type="button"
          title={t('fit')}
          onClick={zoom.fit}
          className="h-11 min-w-13 rounded-control px-1 text-center text-caption font-semibold tabular-nums hover:bg-ink/15"
        >
          <span className="sr-only">{t('fit')} </span>
          <span aria-live="polite">{t('zoom', { zoom: zoom.ratio })}</span>
        </button>
        <ToolButton label={t('zoomIn')} onClick={() => zoom.zoomBy(ZOOM_FACTOR)}>
          <IconPlus />
        </ToolButton>
        <span aria-hidden="true" className="mx-1 h-6 border-s border-dashed border-rule-strong" />
        {comparison}
        <ToolButton label={t('loupe')} text={t('loupe')} aria-pressed={loupe} onClick={onLoupe}>
          <IconLoupe />
        </ToolButton>
        <ToolButton label={t(full ? 'leaveFull' : 'full')} onClick={() => onFull(!full)}>
          {full ? <IconShrink /> : <IconGrow />}
        </ToolButton>
        {/* Where fingers do the work, a keyboard that is there all the same still opens the list by its key. */}
        <span className="contents pointer-coarse:hidden">
          <ToolButton label={t('keys')} aria-haspopup="dialog" onClick={onHelp}>
            <IconKeyboard />
          </ToolButton>
        </span>
      </div>
    </div>
  );
}
