import 'server-only';
import { randomUUID } from 'node:crypto';

/** What is shorter is parsed with all else. */
const LONG_BYTES = 64 * 1024;

/** More quotation marks than any client's fields have; strings behind them are parsed, however long. */
const MAX_QUOTES = 1_000;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** JSON without its long strings. */
export interface ShortJson {
  readonly text: string;
  /** Those that were taken out, by what stands in their place. */
  readonly cut: ReadonlyMap<string, Buffer>;
}

/**
 * Takes long strings without escapes out of JSON. A picture as base64 is found by its ends. `JSON.parse` would keep
 * everybody else waiting while it looks at each character of 35 MB.
 *
 * @param json as it came; nothing of it is copied but what is short
 */
export function cutLongStrings(json: Buffer): ShortJson {
  const mark = randomUUID();
  const cut = new Map<string, Buffer>();
  const pieces: string[] = [];
  let from = 0;
  let open = -1;
  let at = json.indexOf(QUOTE);
  for (let count = 0; at >= 0 && count < MAX_QUOTES; count += 1) {
    if (open < 0) {
      open = at;
    } else if (!isEscaped(json, at)) {
      const string = json.subarray(open + 1, at);
      if (string.length >= LONG_BYTES && !string.includes(BACKSLASH)) {
        const name = `${mark}:${cut.size}`;
        cut.set(name, string);
        pieces.push(json.toString('utf8', from, open + 1), name);
        from = at;
      }
      open = -1;
    }
    at = json.indexOf(QUOTE, at + 1);
  }
  pieces.push(json.toString('utf8', from));
  return { text: pieces.join(''), cut };
}

/** Whether an odd number of backslashes stands before a byte. */
function isEscaped(json: Buffer, at: number): boolean {
  let start = at;
  while (json[start - 1] === BACKSLASH) start -= 1;
  return (at - start) % 2 === 1;
}
