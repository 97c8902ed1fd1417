'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type DroppedThing, droppedThings } from '@/lib/browser/batch/intake/dropped-things';

/**
 * Takes files and folders that are dropped anywhere on the page or pasted into it. Also takes files opened with the
 * installed app.
 *
 * @param onThings gets them, or nothing where what came holds no file
 * @returns whether something is being dragged over the page right now
 */
export function usePictureIntake(onThings: (things: readonly DroppedThing[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useEffectEvent(onThings);

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
      take(droppedThings(event.dataTransfer));
    });
    listen('paste', (event) => {
      take(event.clipboardData === null ? [] : droppedThings(event.clipboardData));
    });
    const stop = watchLaunchedFiles((files) => take(files));
    return () => {
      listening.abort();
      stop();
    };
  }, []);

  return dragging;
}

/** Files, and pictures dragged out of another page, which the browser would open in place of ours. */
function isCarriage(data: DataTransfer | null): data is DataTransfer {
  return data !== null && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}

/** What browsers have that let an installed app open files. */
interface LaunchWindow {
  readonly launchQueue?: {
    readonly setConsumer: (
      consumer: (launch: { readonly files?: readonly { readonly getFile: () => Promise<File> }[] }) => void,
    ) => void;
  };
}

/**
 * Calls back with the pictures that the visitor opens with the installed app, now and later. Those that cannot be read any
 * more are left out. Returns the way to stop.
 */
export function watchLaunchedFiles(onFiles: (files: readonly File[]) => void): () => void {
  let isWanted = true;
  (globalThis as LaunchWindow).launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.allSettled(files.map((handle) => handle.getFile())).then((read) => {
      const there = read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      if (isWanted && there.length > 0) onFiles(there);
    });
  });
  return () => {
    isWanted = false;
  };
}
