'use client';

import { useEffect, useEffectEvent } from 'react';
import { viewerCommand, type ViewerCommand } from '../../shortcuts/viewer-key';

/**
 * The viewer's keys, while the focus is in it. A single letter anywhere on the page would get in the way of whoever
 * speaks to the machine. `onHold` says whether the key that shows the original is down.
 */
export function useViewerKeys(
  root: HTMLElement,
  viewport: HTMLElement,
  onCommand: (command: Exclude<ViewerCommand, { type: 'hold' } | { type: 'help' }>) => void,
  onHold: (held: boolean) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const command = viewerCommand(event, event.target === viewport);
    // The list of keys is asked for in the tray, too: see viewer-tools.tsx.
    if (command === undefined || command.type === 'help' || event.defaultPrevented) return;
    // It is for others, too: a drag, a dialog.
    if (command.type !== 'leave') event.preventDefault();
    if (command.type !== 'hold') onCommand(command);
    else if (!event.repeat) onHold(true);
  });
  const release = useEffectEvent((event: KeyboardEvent) => {
    if (viewerCommand(event, event.target === viewport)?.type === 'hold') onHold(false);
  });
  const letGo = useEffectEvent(() => onHold(false));

  useEffect(() => {
    const [down, up, away] = [press, release, letGo].map(
      (handle) => (event: Event) => handle(event as KeyboardEvent),
    ) as [(event: Event) => void, (event: Event) => void, (event: Event) => void];
    root.addEventListener('keydown', down);
    root.addEventListener('keyup', up);
    root.addEventListener('focusout', away);
    return () => {
      root.removeEventListener('keydown', down);
      root.removeEventListener('keyup', up);
      root.removeEventListener('focusout', away);
    };
  }, [root, viewport]);
}
