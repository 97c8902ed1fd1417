import 'server-only';
import { given } from './sent-fields';

/** More pairs than any client sends; what is behind them is not looked at. */
const MAX_PAIRS = 100;

const [PERCENT, PLUS, SPACE] = [37, 43, 32];

/**
 * The fields of a URL-encoded form (WHATWG URL §5.1). A plus sign of base64 that its client forgot to encode stays one:
 * nobody writes base64 with blanks in it.
 *
 * URLSearchParams would take most of a second for 35 MB of base64.
 */
export function readUrlencodedFields(body: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let start = 0;
  for (let count = 0; count < MAX_PAIRS && start < body.length; count += 1) {
    const next = body.indexOf(0x26, start);
    const pair = body.subarray(start, next < 0 ? body.length : next);
    start += pair.length + 1;
    const split = pair.indexOf(0x3d);
    if (split < 0) continue;
    const name = decode(pair.subarray(0, split), SPACE);
    const value = given(decode(pair.subarray(split + 1), name.endsWith('_b64') ? PLUS : SPACE));
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/**
 * Percent-encoded bytes as UTF-8 text (WHATWG URL §1.3); a percent sign with no two digits behind it stays.
 *
 * @param plus what a plus sign stands for
 */
function decode(encoded: Uint8Array, plus: number): string {
  const decoded = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    let byte = encoded[at]!;
    if (byte === PERCENT) {
      const high = digit(encoded[at + 1]);
      const low = digit(encoded[at + 2]);
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        at += 2;
      }
    } else if (byte === PLUS) {
      byte = plus;
    }
    decoded[length++] = byte;
  }
  return decoded.toString('utf8', 0, length);
}

/** The value of a hexadecimal digit; -1 for anything else. */
function digit(byte = 0): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
