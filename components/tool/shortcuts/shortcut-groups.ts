import { STAGE_KEYS, VIEWER_KEYS } from './viewer-key';

/** What a key does, by the name that its words have in `messages/`. */
export type ShortcutAction =
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'hold'
  | 'loupe'
  | 'full'
  | 'leave'
  | 'help'
  | 'pan'
  | 'slide'
  | 'slideFar'
  | 'slideEnds'
  | 'paste'
  | 'cancel'
  | 'move'
  | 'moveEnds'
  | 'open'
  | 'remove'
  | 'back';

/** Keys that do something, by the browser's names for them. */
export interface Shortcut {
  readonly action: ShortcutAction;
  readonly keys: readonly string[];
  /** They are pressed together with Ctrl, or ⌘. */
  readonly withControl?: true;
}

/** Shortcuts that hold in one place. */
export interface ShortcutGroup {
  readonly place: 'tool' | 'viewer' | 'stage' | 'handle' | 'batch';
  readonly shortcuts: readonly Shortcut[];
}

const ACTIONS = {
  'zoom-in': 'zoomIn',
  'zoom-out': 'zoomOut',
  fit: 'fit',
  loupe: 'loupe',
  full: 'full',
  leave: 'leave',
  help: 'help',
  hold: 'hold',
  pan: 'pan',
} as const;

/**
 * All shortcuts of the tool. Those of the viewer are the very table that it goes by. A test of the tool holds the
 * others' handlers to this list.
 */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    place: 'tool',
    shortcuts: [
      { action: 'paste', keys: ['v'], withControl: true },
      { action: 'cancel', keys: ['Escape'] },
    ],
  },
  { place: 'viewer', shortcuts: listed(VIEWER_KEYS) },
  { place: 'stage', shortcuts: listed(STAGE_KEYS) },
  {
    place: 'handle',
    shortcuts: [
      { action: 'slide', keys: ['ArrowLeft', 'ArrowRight'] },
      { action: 'slideFar', keys: ['PageUp', 'PageDown'] },
      { action: 'slideEnds', keys: ['Home', 'End'] },
    ],
  },
  {
    place: 'batch',
    shortcuts: [
      { action: 'move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
      { action: 'moveEnds', keys: ['Home', 'End'] },
      { action: 'open', keys: ['Enter'] },
      { action: 'remove', keys: ['Delete'] },
      { action: 'back', keys: ['Escape'] },
    ],
  },
];

/** One line for each thing that can be done; the keys of all directions together. */
function listed(table: typeof VIEWER_KEYS): Shortcut[] {
  const byAction = new Map<ShortcutAction, string[]>();
  for (const { keys, command } of table) {
    const action = ACTIONS[command.type];
    byAction.set(action, [...(byAction.get(action) ?? []), keys[0]]);
  }
  return [...byAction].map(([action, keys]) => ({ action, keys }));
}
