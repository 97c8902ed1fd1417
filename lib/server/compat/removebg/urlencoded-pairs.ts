import 'server-only';
import { nextTurn } from '../../http/next-turn';

/** More pairs than any client sends; what is behind them is not looked at. */
const MAX_PAIRS = 100;

/** Bytes that are decoded in one go: some milliseconds. */
const SLICE_BYTES = 1024 * 1024;

const [PERCENT, PLUS, SPACE] = [37, 43, 32];

/**
 * The names and values of a URL-encoded form (WHATWG URL §5.1). A plus sign of base64 that its client forgot to encode stays
 * one: nobody writes base64 with blanks in it. Others get their turn between slices; URLSearchParams would take most of a
 * second for 35 MB of base64.
 */
export async function urlencodedPairs(body: Uint8Array): Promise<[name: string, value: Buffer][]> {
  const pairs: [string, Buffer][] = [];
  let start = 0;
  for (let count = 0; count < MAX_PAIRS && start < body.length; count += 1) {
    const next = body.indexOf(0x26, start);
    const pair = body.subarray(start, next < 0 ? body.length : next);
    start += pair.length + 1;
    const split = pair.indexOf(0x3d);
    if (split < 0) continue;
    const name = (await decode(pair.subarray(0, split), SPACE)).toString();
    pairs.push([name, await decode(pair.subarray(split + 1), name.endsWith('_b64') ? PLUS : SPACE)]);
  }
  return pairs;
}

/**
 * Decodes percent-encoded bytes (WHATWG URL §1.3).
 *
 * @param plus what a plus sign stands for
 */
async function decode(encoded: Uint8Array, plus: number): Promise<Buffer> {
  const decoded = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length;) {
    const end = Math.min(at + SLICE_BYTES, encoded.length);
    [at, length] = decodeSlice(encoded, at, end, decoded, length, plus);
    if (at < encoded.length) await nextTurn();
  }
  return decoded.subarray(0, length);
}

/**
 * Decodes what begins between `start` and `end`; a percent sign with no two digits behind it stays.
 *
 * @returns where the next slice begins, and how much has been decoded
 */
function decodeSlice(
  encoded: Uint8Array,
  start: number,
  end: number,
  decoded: Uint8Array,
  filled: number,
  plus: number,
): [at: number, length: number] {
  let [at, length] = [start, filled];
  for (; at < end; at += 1) {
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
  return [at, length];
}

/** The value of a hexadecimal digit; -1 for anything else. */
function digit(byte = 0): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
