'use client';

import { useEffect, useEffectEvent } from 'react';
import { viewerCommand } from '../../shortcuts/viewer-key';

/** What a key writes into. */
const WRITING = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select';

/**
 * The key that asks for the list of keys, while the focus is in the viewer or its tray. On the whole page it would get
 * in the way of whoever speaks to the machine.
 */
export function useHelpKey(root: HTMLElement, onHelp: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || viewerCommand(event, false)?.type !== 'help') return;
    if (event.target instanceof Element && event.target.matches(WRITING)) return;
    event.preventDefault();
    onHelp();
  });

  useEffect(() => {
    const frame = root.closest<HTMLElement>('[data-tool-frame]') ?? root;
    const down = (event: KeyboardEvent) => press(event);
    frame.addEventListener('keydown', down);
    return () => frame.removeEventListener('keydown', down);
  }, [root]);
}
