'use client';

import { useEffect, useRef } from 'react';

/**
 * Lets an element fill the screen, or the window where the browser gives the screen to videos only. Returns the
 * function that goes there and back.
 */
export function useFullScreen(
  element: HTMLElement,
  full: boolean,
  onFull: (full: boolean) => void,
): (wanted: boolean) => void {
  /** Until the browser has left: what it tells of that is not about a way back that has begun meanwhile. */
  const leaving = useRef<Promise<void>>(undefined);
  useEffect(() => {
    if (!full) return;
    // Left by the browser's own means.
    const change = () => {
      if (document.fullscreenElement === null && leaving.current === undefined) onFull(false);
    };
    document.addEventListener('fullscreenchange', change);
    return () => document.removeEventListener('fullscreenchange', change);
  }, [full, onFull]);

  return (wanted) => {
    onFull(wanted);
    if (wanted && document.fullscreenEnabled) {
      // A refusal leaves it at the window.
      void Promise.resolve(leaving.current)
        .then(() => element.requestFullscreen())
        .catch(() => undefined);
    }
    if (!wanted && document.fullscreenElement === element) {
      leaving.current = document
        .exitFullscreen()
        .catch(() => undefined)
        .then(() => void (leaving.current = undefined));
    }
  };
}
