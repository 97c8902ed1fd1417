import 'server-only';
import { nextTurn } from '../../http/next-turn';

/** Longest beginning of a `data:` address that is looked through for its comma. */
const MAX_PREFIX_LENGTH = 256;

/** Characters that are decoded in one go: about a millisecond. */
const SLICE_LENGTH = 256 * 1024;

/**
 * Decodes base64 (RFC 4648), also with a `data:` prefix (RFC 2397), with line breaks, and with the URL's alphabet. What is
 * no base64 is passed over: whether a picture comes out is seen by its first bytes. Others get their turn between slices.
 *
 * @param text as text, or as the bytes of one
 */
export async function decodeBase64(text: string | Buffer): Promise<Uint8Array> {
  const decoded = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 4));
  let length = 0;
  // Digits of a group of four that the slice before has begun.
  let begun = '';
  for (let at = prefixLength(text); at < text.length; at += SLICE_LENGTH) {
    const digits = begun + slice(text, at, at + SLICE_LENGTH).replace(/\s+/g, '');
    const whole = at + SLICE_LENGTH >= text.length ? digits.length : digits.length - (digits.length % 4);
    length += decoded.write(digits.slice(0, whole), length, 'base64');
    begun = digits.slice(whole);
    if (text.length > SLICE_LENGTH) await nextTurn();
  }
  return decoded.subarray(0, length);
}

function prefixLength(text: string | Buffer): number {
  const beginning = slice(text, 0, MAX_PREFIX_LENGTH);
  return /^data:/i.test(beginning) ? beginning.indexOf(',') + 1 : 0;
}

function slice(text: string | Buffer, start: number, end: number): string {
  return typeof text === 'string'
    ? text.slice(start, end)
    : text.toString('latin1', start, Math.min(end, text.length));
}
