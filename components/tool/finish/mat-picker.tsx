'use client';

import { useTranslations } from 'next-intl';
import { useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { colorAt } from './color-at';

interface Props {
  /** With the picture in it. */
  readonly viewer: HTMLElement;
  /** Gets the colour, as `#rrggbb`; undefined where the visitor thinks better of it. */
  readonly onEnd: (hex: string | undefined) => void;
  /** The focus has gone elsewhere. */
  readonly onLeave: () => void;
}

/** Pixels of the screen by which an arrow key moves; with Shift one. */
const STEP = 12;

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const focus = (button: HTMLButtonElement | null) => button?.focus({ preventScroll: true });

/** Lies over the picture until a colour has been taken off it. A click takes it, or arrow keys and Enter. */
export function MatPicker({ viewer, onEnd, onLeave }: Props) {
  const t = useTranslations('tool.finish');
  const [at, setAt] = useState(() => middleOf(viewer));
  const color = colorAt(viewer, at);
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (event.key === 'Escape') onEnd(undefined);
    else if (way) {
      const step = event.shiftKey ? 1 : STEP;
      setAt({ x: at.x + way[0] * step, y: at.y + way[1] * step });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const around = viewer.getBoundingClientRect();
  return createPortal(
    <>
      <button
        ref={focus}
        type="button"
        aria-label={t('pickHelp')}
        onKeyDown={press}
        onPointerMove={({ clientX, clientY }) => setAt({ x: clientX, y: clientY })}
        onClick={({ detail, clientX, clientY }) => {
          // A click by Enter or Space comes from no place.
          const hex = detail === 0 ? color : colorAt(viewer, { x: clientX, y: clientY });
          if (hex !== undefined) onEnd(hex);
        }}
        onBlur={onLeave}
        className="relative z-10 col-start-1 row-start-1 cursor-crosshair touch-none overflow-clip outline-offset-[-6px]"
      >
        <span
          aria-hidden="true"
          style={{ left: at.x - around.left, top: at.y - around.top, backgroundColor: color }}
          className="pointer-events-none absolute size-10 -translate-x-1/2 -translate-y-[130%] rounded-full ring-3 ring-ink outline-2 outline-offset-3 outline-accent forced-color-adjust-none"
        />
        <span
          aria-hidden="true"
          style={{ left: at.x - around.left, top: at.y - around.top }}
          className="pointer-events-none absolute size-2 -translate-1/2 rounded-full border-2 border-ink bg-paper"
        />
      </button>
      <p role="status" className="sr-only">
        {color}
      </p>
    </>,
    viewer,
  );
}

function middleOf(viewer: HTMLElement) {
  const { left, top, width, height } = viewer.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
