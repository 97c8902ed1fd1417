/** What a key asks of the viewer. */
export type ViewerCommand =
  | { readonly type: 'zoom-in' | 'zoom-out' | 'fit' | 'loupe' | 'full' | 'leave' }
  /** What keys are there? */
  | { readonly type: 'help' }
  /** Show the original for as long as the key is down. */
  | { readonly type: 'hold' }
  /** A way across the picture, in steps: right and down count up. */
  | { readonly type: 'pan'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

/** A command and its keys, by the browser's names for them. The first is the one that a visitor is told of. */
export interface ViewerKeys {
  readonly keys: readonly [string, ...string[]];
  readonly command: ViewerCommand;
}

/** While the focus is anywhere in the viewer; `help` in the tray beside it, too. */
export const VIEWER_KEYS: readonly ViewerKeys[] = [
  { keys: ['+', '='], command: { type: 'zoom-in' } },
  { keys: ['-', '_'], command: { type: 'zoom-out' } },
  { keys: ['0'], command: { type: 'fit' } },
  { keys: ['b'], command: { type: 'hold' } },
  { keys: ['l'], command: { type: 'loupe' } },
  { keys: ['f'], command: { type: 'full' } },
  { keys: ['Escape'], command: { type: 'leave' } },
  // Arabic keyboards have a question mark of their own.
  { keys: ['?', '؟'], command: { type: 'help' } },
];

/**
 * Keys that mean something else on a button, on the slider and on a choice. They are the viewer's only where it has the
 * focus itself.
 */
export const STAGE_KEYS: readonly ViewerKeys[] = [
  { keys: [' '], command: { type: 'hold' } },
  { keys: ['ArrowLeft'], command: { type: 'pan', x: -1, y: 0 } },
  { keys: ['ArrowRight'], command: { type: 'pan', x: 1, y: 0 } },
  { keys: ['ArrowUp'], command: { type: 'pan', x: 0, y: -1 } },
  { keys: ['ArrowDown'], command: { type: 'pan', x: 0, y: 1 } },
];

const COMMANDS = byKey(VIEWER_KEYS);
const STAGE_COMMANDS = byKey(STAGE_KEYS);

interface Key {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command of a key, or undefined for one that is left to the browser. A keyboard that writes no Latin letters is
 * read by the places of its keys.
 */
export function viewerCommand(event: Key, onStage: boolean): ViewerCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const known = COMMANDS.get(event.key);
  if (known) return known;
  const latin = event.key.length > 1 || event.key < '\u0080';
  const key = latin ? event.key : event.code.slice(-1);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return COMMANDS.get(letter) ?? (onStage ? STAGE_COMMANDS.get(letter) : undefined);
}

function byKey(table: readonly ViewerKeys[]): ReadonlyMap<string, ViewerCommand> {
  return new Map(table.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));
}
