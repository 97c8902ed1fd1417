'use client';

import type { ReactNode } from 'react';

function begin(heading: HTMLHeadingElement | null): void {
  heading?.focus({ preventScroll: true });
  const frame = heading?.closest('[data-tool-frame]');
  // Whoever was far down the view before would begin in the middle of this one.
  if (frame && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
}

interface Props {
  readonly children: ReactNode;
  /** Id of the text that belongs to the heading, read out along with it. */
  readonly describedBy?: string;
}

/**
 * Heading of a panel that replaces another one. It takes the focus, because the button that had it has gone with the
 * other panel. A keyboard or screen reader would begin at the page's top again. The mat comes into sight with it.
 */
export function PanelHeading({ children, describedBy }: Props) {
  return (
    <h2
      ref={begin}
      tabIndex={-1}
      aria-describedby={describedBy}
      className="text-[1.625rem] leading-tight outline-none"
    >
      {children}
    </h2>
  );
}

/** Name of a file on one line, in its own writing direction. */
export function FileName({ name }: { name: string }) {
  return (
    <p className="-mt-2 truncate text-caption text-ink-soft">
      <bdi>{name}</bdi>
    </p>
  );
}
