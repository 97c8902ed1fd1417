/** What a key asks of the viewer. */
export type ViewerCommand =
  | { readonly type: 'zoom-in' | 'zoom-out' | 'fit' | 'loupe' | 'full' | 'leave' }
  /** Show the original for as long as the key is down. */
  | { readonly type: 'hold' }
  /** A way across the picture, in steps: right and down count up. */
  | { readonly type: 'pan'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

const COMMANDS: Readonly<Record<string, ViewerCommand>> = {
  '+': { type: 'zoom-in' },
  '=': { type: 'zoom-in' },
  '-': { type: 'zoom-out' },
  _: { type: 'zoom-out' },
  0: { type: 'fit' },
  b: { type: 'hold' },
  l: { type: 'loupe' },
  f: { type: 'full' },
  Escape: { type: 'leave' },
};

/** Keys that mean something else on a button, on the slider and on a choice: the viewer's only where it has the focus itself. */
const STAGE_COMMANDS: Readonly<Record<string, ViewerCommand>> = {
  ' ': { type: 'hold' },
  ArrowLeft: { type: 'pan', x: -1, y: 0 },
  ArrowRight: { type: 'pan', x: 1, y: 0 },
  ArrowUp: { type: 'pan', x: 0, y: -1 },
  ArrowDown: { type: 'pan', x: 0, y: 1 },
};

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
  const latin = event.key.length > 1 || event.key < '\u0080';
  const key = latin ? event.key : event.code.slice(-1);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return COMMANDS[letter] ?? (onStage ? STAGE_COMMANDS[letter] : undefined);
}
