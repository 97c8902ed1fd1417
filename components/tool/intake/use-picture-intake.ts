'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { pickedPicture } from './picked-picture';

/**
 * Takes pictures that are dropped anywhere on the page or pasted into it.
 *
 * @param onPicture gets the file, or undefined where what came holds none
 * @returns whether something is being dragged over the page right now
 */
export function usePictureIntake(onPicture: (picture: File | undefined) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useEffectEvent(onPicture);

  useEffect(() => {
    const listening = new AbortController();
    const listen = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(type, listener, { signal: listening.signal });

    listen('dragover', (event) => {
      if (!isCarriage(event.dataTransfer)) return;
      event.preventDefault();
      setDragging(true);
    });
    listen('dragleave', (event) => {
      // Leaving one element for another names the other; leaving the window names none.
      if (event.relatedTarget === null) setDragging(false);
    });
    listen('drop', (event) => {
      setDragging(false);
      if (!isCarriage(event.dataTransfer)) return;
      event.preventDefault();
      take(pickedPicture(event.dataTransfer.files));
    });
    listen('paste', (event) => {
      take(pickedPicture(event.clipboardData?.files ?? []));
    });
    return () => listening.abort();
  }, []);

  return dragging;
}

/** Files, and pictures dragged out of another page, which the browser would open in place of ours. */
function isCarriage(data: DataTransfer | null): data is DataTransfer {
  return data !== null && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}
