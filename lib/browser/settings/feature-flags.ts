import 'client-only';
import { STORAGE_KEYS } from '../../contracts/storage-keys';

/** Switches for trying things out; each takes a word. */
const FLAGS = ['engine'] as const;
type Flag = (typeof FLAGS)[number];
type Flags = Partial<Record<Flag, string>>;

/** What a flag was set to by hand: `?ff=engine:browser` sets it and keeps it, `?ff=engine:` takes it back. */
export function readFlag(flag: Flag): string | undefined {
  flags ??= adoptFlags();
  return flags[flag] || undefined;
}

/** Read once a page: an address is followed only where a page is loaded from it. */
let flags: Flags | undefined;

function adoptFlags(): Flags {
  const kept = keptFlags();
  const said = new URLSearchParams(location.search).get('ff');
  if (said === null) return kept;
  const adopted = { ...kept, ...flagsIn(said) };
  keep(adopted);
  return adopted;
}

/** `engine:browser,other:word`. */
function flagsIn(text: string): Flags {
  const pairs = text.split(',').map((pair) => pair.split(':'));
  return Object.fromEntries(
    FLAGS.flatMap((flag): [Flag, string][] => {
      const pair = pairs.find(([name]) => name === flag);
      return pair === undefined ? [] : [[flag, pair[1] ?? '']];
    }),
  );
}

function keptFlags(): Flags {
  try {
    return flagsIn(localStorage.getItem(STORAGE_KEYS.flags) ?? '');
  } catch {
    return {};
  }
}

function keep(adopted: Flags): void {
  const text = FLAGS.flatMap((flag) => (adopted[flag] ? [`${flag}:${adopted[flag]}`] : [])).join(',');
  try {
    if (text === '') localStorage.removeItem(STORAGE_KEYS.flags);
    else localStorage.setItem(STORAGE_KEYS.flags, text);
  } catch {
    // Blocked storage: the flag holds while the address says so.
  }
}
