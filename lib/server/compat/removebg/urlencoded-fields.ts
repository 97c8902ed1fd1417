import 'server-only';
import { given } from './sent-fields';

/** More pairs than any client sends; what is behind them is not looked at. */
const MAX_PAIRS = 100;

/**
 * The fields of a URL-encoded form (WHATWG URL §5.1). A plus sign of base64 that its client forgot to encode stays one:
 * nobody writes base64 with blanks in it.
 *
 * A URLSearchParams would walk through 33 MB of base64 byte by byte.
 */
export function readUrlencodedFields(body: Uint8Array): ReadonlyMap<string, string> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const fields = new Map<string, string>();
  for (const pair of text.split('&', MAX_PAIRS)) {
    const split = pair.indexOf('=');
    if (split < 0) continue;
    const name = decode(pair.slice(0, split).replaceAll('+', ' '));
    const raw = pair.slice(split + 1);
    const value = given(decode(name.endsWith('_b64') ? raw : raw.replaceAll('+', ' ')));
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** Percent-encoded bytes as UTF-8; what is none stays as it is. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
