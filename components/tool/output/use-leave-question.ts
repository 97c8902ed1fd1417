'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

/** What the history says of the picture on the mat. */
interface HistoryCheck {
  /** Whether the cut-out is in the history now. */
  readonly isInHistory: () => boolean;
  /** When that is decided. */
  readonly settled: () => Promise<unknown>;
}

/** What to do with a cut-out that would be lost. */
interface LeaveQuestion {
  /** Does something that ends this picture, or asks first. */
  readonly ask: (go: () => void) => void;
  /** The question is open: these are its answers. */
  readonly open: { readonly go: () => void; readonly stay: () => void } | undefined;
}

/**
 * Asks before a cut-out is lost. That is one that the visitor has not taken along, and that the history does not keep.
 * Where the page goes, the browser's own question asks. Where another picture or page of ours takes its place, a
 * question of ours does.
 */
export function useLeaveQuestion(saved: boolean, { isInHistory, settled }: HistoryCheck): LeaveQuestion {
  const [asked, setAsked] = useState<() => void>();
  const answered = useRef(false);
  const isAtRisk = useEffectEvent(() => !answered.current && !saved && !isInHistory());

  const ask = useCallback(
    (go: () => void) => {
      if (saved || isInHistory()) return go();
      void Promise.allSettled([settled()]).then(() => (isInHistory() ? go() : setAsked(() => go)));
    },
    [saved, isInHistory, settled],
  );
  const askLater = useEffectEvent(ask);

  useEffect(() => {
    if (saved) return undefined;
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    window.addEventListener('beforeunload', (event) => isAtRisk() && event.preventDefault(), options);
    document.addEventListener(
      'click',
      (event) => {
        const link = leavesPage(event, window.location);
        if (link === undefined || !isAtRisk()) return;
        event.preventDefault();
        event.stopPropagation();
        askLater(() => link.click());
      },
      options,
    );
    // Back, within the pages of one visit; elsewhere there is nothing that could be asked in time.
    if ('navigation' in window) {
      const { navigation } = window;
      const hold = (event: NavigateEvent) => {
        const { key, sameDocument, url } = event.destination;
        const away = new URL(url).pathname !== window.location.pathname;
        if (event.navigationType !== 'traverse' || !event.cancelable || !sameDocument || !away) return;
        if (!isAtRisk()) return;
        event.preventDefault();
        askLater(() => navigation.traverseTo(key));
      };
      navigation.addEventListener('navigate', hold, options);
    }
    return () => listening.abort();
  }, [saved]);

  const open = asked && {
    go: () => {
      answered.current = true;
      setAsked(undefined);
      asked();
    },
    stay: () => setAsked(undefined),
  };
  return { ask, open };
}

/**
 * The link of a click that takes the place of this page. Undefined for clicks that open another tab, save a file, or
 * stay on the page.
 */
function leavesPage(event: MouseEvent, here: Location): HTMLAnchorElement | undefined {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return undefined;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link === null || link.hasAttribute('download') || !['', '_self'].includes(link.target))
    return undefined;
  const { origin, pathname, search } = new URL(link.href);
  if (origin !== here.origin) return undefined;
  return pathname === here.pathname && search === here.search ? undefined : link;
}
