'use client';

import { useEffect, useRef } from 'react';

/** Dash and gap, in pixels. */
const DASH = 11;
const GAP = 7;

const STEP_PX = 3;
const STEP_MS = 150;

/**
 * A dashed line all round its box, travelling: something is about to be cut, or is being cut.
 *
 * It is moved by a timer. As an animation, even one of few steps, it would have the page make sixty whole frames a
 * second. That takes a good part of a small processor from the picture that is being cut out on it.
 */
export function CutOutline({ className = '' }: { className?: string }) {
  const line = useRef<SVGRectElement>(null);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let offset = 0;
    const timer = setInterval(() => {
      offset = (offset + STEP_PX) % (DASH + GAP);
      line.current?.setAttribute('stroke-dashoffset', String(-offset));
    }, STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    // Half of the line's width inside its box: an attribute holds no calculation but in Chromium.
    <svg
      aria-hidden="true"
      className={`pointer-events-none absolute inset-[1.5px] size-[calc(100%-3px)] overflow-visible ${className}`}
    >
      <rect
        ref={line}
        width="100%"
        height="100%"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="3"
        strokeDasharray={`${DASH} ${GAP}`}
      />
    </svg>
  );
}
