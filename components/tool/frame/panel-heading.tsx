'use client';

import type { ReactNode } from 'react';

const focus = (heading: HTMLHeadingElement | null) => heading?.focus({ preventScroll: true });

interface Props {
  readonly children: ReactNode;
  /** Id of the text that belongs to the heading, read out along with it. */
  readonly describedBy?: string;
}

/**
 * Heading of a panel that replaces another one. It takes the focus, because the button that was focused
 * has gone with the other panel and a keyboard or screen reader would be thrown back to the page's top.
 */
export function PanelHeading({ children, describedBy }: Props) {
  return (
    <h2
      ref={focus}
      tabIndex={-1}
      aria-describedby={describedBy}
      className="text-[1.625rem] leading-tight outline-none"
    >
      {children}
    </h2>
  );
}
