'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { IconFrame, type IconProps } from './icons';
import { nextShare, shareAt } from './compare-share';

interface Props {
  /** Percentage of the first layer that shows, 0 to 100. */
  readonly share: number;
  readonly onShare: (share: number) => void;
  /** The box that both layers fill, as it lies on the screen now. */
  readonly box: () => DOMRect | undefined;
  /** What the handle is called. */
  readonly label: string;
  /** The handle's position in words, from the percentage. */
  readonly valueText: (percent: number) => string;
  /** Where the line lies: a CSS length from the start edge of what is positioned around it. */
  readonly lineAt: string;
  /** Where the knob lies. */
  readonly knobAt: string;
}

/**
 * The dashed line between two layers, and the knob that moves it. A pointer moves it, or the keys of a slider.
 */
export function CompareHandle({ share, onShare, box, label, valueText, lineAt, knobAt }: Props) {
  function press(event: PointerEvent<HTMLDivElement>) {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent<HTMLDivElement>) {
    const around = box();
    if (around === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onShare(shareAt(event.clientX, around, isRightToLeft(event.currentTarget)));
  }

  function step(event: KeyboardEvent<HTMLDivElement>) {
    const next = nextShare(event.key, share, isRightToLeft(event.currentTarget));
    if (next === undefined) return;
    event.preventDefault();
    onShare(next);
  }

  return (
    <>
      <div
        style={{ insetInlineStart: lineAt }}
        className="pointer-events-none absolute inset-y-0 w-0 border-s-2 border-dashed border-accent"
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        aria-valuetext={valueText(Math.round(share))}
        onPointerDown={press}
        onPointerMove={move}
        onKeyDown={step}
        style={{ insetInlineStart: knobAt }}
        className="pointer-events-auto absolute top-1/2 flex size-12 -translate-x-1/2 -translate-y-1/2 cursor-ew-resize touch-none items-center justify-center rounded-full border-2 noscript:hidden border-on-accent bg-accent text-on-accent select-none rtl:translate-x-1/2"
      >
        <IconGrip className="size-6" />
      </div>
    </>
  );
}

/** Whether an element's text runs from right to left. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** Two arrows outward: drag sideways. */
function IconGrip({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m8.5 6.5-5 5.5 5 5.5M15.5 6.5l5 5.5-5 5.5" />
    </IconFrame>
  );
}
