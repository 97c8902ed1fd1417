'use client';

import { useEffect, useState } from 'react';
import type { LoupePoint } from './loupe';

/** Pixels by which an arrow key moves the loupe. */
const STEP = 16;

/**
 * Where the loupe is, or undefined while it is put away. It follows the pointer over the viewport, and stays where a
 * finger left it.
 */
export function useLoupePoint(viewport: HTMLElement) {
  const [at, setAt] = useState<LoupePoint>();
  const on = at !== undefined;

  useEffect(() => {
    if (!on) return;
    const follow = ({ clientX, clientY, pointerType }: PointerEvent) => {
      const { left, top } = viewport.getBoundingClientRect();
      setAt({ x: clientX - left, y: clientY - top, finger: pointerType === 'touch' });
    };
    viewport.addEventListener('pointerdown', follow);
    viewport.addEventListener('pointermove', follow);
    return () => {
      viewport.removeEventListener('pointerdown', follow);
      viewport.removeEventListener('pointermove', follow);
    };
  }, [viewport, on]);

  return {
    at,
    /** Takes the loupe up, over the middle, or puts it away. */
    toggle: () => {
      const { clientWidth, clientHeight } = viewport;
      setAt(on ? undefined : { x: clientWidth / 2, y: clientHeight / 2, finger: false });
    },
    /** Moves it by steps of the keyboard, not out of the viewport. */
    move: (x: number, y: number) =>
      setAt(
        (from) =>
          from && {
            x: Math.min(viewport.clientWidth, Math.max(0, from.x + x * STEP)),
            y: Math.min(viewport.clientHeight, Math.max(0, from.y + y * STEP)),
            finger: false,
          },
      ),
  };
}
