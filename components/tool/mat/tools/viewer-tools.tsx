'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type CSSProperties, useEffect, useEffectEvent, useState } from 'react';
import { CompareHandle } from '@/components/ui/compare-handle';
import { viewerCommand } from '../../shortcuts/viewer-key';
import type { Backdrop } from '../backdrop';
import { BackdropSwitch } from '../backdrop-switch';
import { Loupe } from './loupe';
import { HoldButton } from './tool-button';
import { ToolStrip, ZOOM_FACTOR } from './tool-strip';
import { useFullScreen } from './use-full-screen';
import { useLoupePoint } from './use-loupe-point';
import { useViewerKeys } from './use-viewer-keys';
import { useZoom } from './use-zoom';

const ShortcutSheet = dynamic(
  () => import('../../shortcuts/shortcut-sheet').then((module) => module.ShortcutSheet),
  { ssr: false },
);

interface Props {
  readonly root: HTMLElement;
  readonly viewport: HTMLDivElement;
  readonly print: HTMLDivElement;
  /** Width of what is shown, in its own pixels. */
  readonly pixelsWide: number;
  readonly backdrop: Backdrop;
  readonly onBackdrop: ((backdrop: Backdrop) => void) | undefined;
  /** Whether the browser shows the original; undefined where it is not to be compared with, or not known yet. */
  readonly original: boolean | undefined;
  /** Percentage of the original that shows beside the handle. */
  readonly share: number;
  readonly onShare: (share: number) => void;
  /** All of the original shows, for as long as something is held down. */
  readonly held: boolean;
  readonly onHold: (held: boolean) => void;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

/** Pixels by which an arrow key moves what is seen. */
const PAN_STEP = 60;

/** Where the picture's line lies, from the viewport's start edge; its knob is always within reach. */
const LINE_AT = 'calc(var(--print-start) + var(--print-width) * var(--share))';
const KNOB_AT = `clamp(1.75rem, ${LINE_AT}, 100% - 1.75rem)`;

/** All that the viewer can do beyond showing: zoom, pan, compare, loupe, full screen, by pointer and by keys. */
export function ViewerTools(props: Props) {
  const { root, viewport, print, original, share, onShare, held, full, onFull, backdrop } = props;
  const t = useTranslations('tool.viewer');
  const words = useTranslations('compare');
  const loupe = useLoupePoint(viewport);
  const zoom = useZoom(props, loupe.at !== undefined);
  const showFull = useFullScreen(root, full, onFull);
  const [helping, setHelping] = useState(false);
  useHelpKey(root, () => setHelping(true));
  const onHold = (wanted: boolean) => props.onHold(wanted && original === true);

  useViewerKeys(
    root,
    viewport,
    (command) => {
      // Over full screen the list of keys is a part of the viewer.
      if (helping) return undefined;
      switch (command.type) {
        case 'zoom-in':
          return zoom.zoomBy(ZOOM_FACTOR);
        case 'zoom-out':
          return zoom.zoomBy(1 / ZOOM_FACTOR);
        case 'fit':
          return zoom.fit();
        case 'loupe':
          return loupe.toggle();
        case 'full':
          return showFull(!full);
        case 'leave':
          return full && showFull(false);
        case 'pan':
          return loupe.at === undefined
            ? zoom.look(command.x * PAN_STEP, command.y * PAN_STEP)
            : loupe.move(command.x, command.y);
      }
    },
    onHold,
  );

  return (
    <>
      <div
        style={{ '--share': share / 100 } as CSSProperties}
        className="pointer-events-none relative col-start-1 row-start-1 overflow-clip"
      >
        {original === true ? (
          // Not taken away: it may have the focus.
          <div className={held ? 'opacity-0' : undefined}>
            <CompareHandle
              share={share}
              onShare={onShare}
              box={() => print.getBoundingClientRect()}
              label={words('handle')}
              valueText={(percent) => words('value', { percent: String(percent) })}
              lineAt={LINE_AT}
              knobAt={KNOB_AT}
            />
          </div>
        ) : null}
        {loupe.at === undefined ? null : (
          <Loupe
            viewport={viewport}
            print={print}
            at={loupe.at}
            backdrop={backdrop}
            covered={original !== true ? 0 : held ? 100 : share}
            ratio={zoom.ratio}
          />
        )}
      </div>
      <ToolStrip
        zoom={zoom}
        loupe={loupe.at !== undefined}
        onLoupe={loupe.toggle}
        full={full}
        onFull={showFull}
        onHelp={() => setHelping(true)}
        comparison={
          original === true ? (
            <HoldButton held={held} onHold={onHold} />
          ) : original === false ? (
            <p className="px-2 text-caption text-ink-soft">{t('noOriginal')}</p>
          ) : null
        }
        backdrops={props.onBackdrop && <BackdropSwitch value={backdrop} onChange={props.onBackdrop} />}
      />
      {helping && <ShortcutSheet onClose={() => setHelping(false)} />}
    </>
  );
}

/** What a key writes into. */
const WRITING = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select';

/**
 * The key that asks for the list of keys, while the focus is in the viewer or its tray. On the whole page it would get
 * in the way of whoever speaks to the machine.
 */
function useHelpKey(root: HTMLElement, onHelp: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || viewerCommand(event, false)?.type !== 'help') return;
    if (event.target instanceof Element && event.target.matches(WRITING)) return;
    event.preventDefault();
    onHelp();
  });

  useEffect(() => {
    const frame = root.closest<HTMLElement>('[data-tool-frame]') ?? root;
    const down = (event: KeyboardEvent) => press(event);
    frame.addEventListener('keydown', down);
    return () => frame.removeEventListener('keydown', down);
  }, [root]);
}
