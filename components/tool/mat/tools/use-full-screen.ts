'use client';

import { useEffect } from 'react';

/**
 * Lets an element fill the screen, or the window where the browser gives the screen to videos only. Returns the
 * function that goes there and back.
 */
export function useFullScreen(
  element: HTMLElement,
  full: boolean,
  onFull: (full: boolean) => void,
): (wanted: boolean) => void {
  useEffect(() => {
    if (!full) return;
    // Left by the browser's own means.
    const change = () => {
      if (document.fullscreenElement === null) onFull(false);
    };
    document.addEventListener('fullscreenchange', change);
    return () => document.removeEventListener('fullscreenchange', change);
  }, [full, onFull]);

  return (wanted) => {
    onFull(wanted);
    // A refusal leaves it at the window.
    if (wanted && document.fullscreenEnabled) element.requestFullscreen().catch(() => undefined);
    if (!wanted && document.fullscreenElement === element) document.exitFullscreen().catch(() => undefined);
  };
}
