import { ascii } from './file-parts';

/** What a picture's file begins with; `iso`: any kind of ISO base media, whose brands tell more. */
type PictureMark = 'jpeg' | 'png' | 'webp' | 'gif' | 'iso';

/** Most that may stand before a picture and is passed over, in bytes. */
const MOST_LEAD_BYTES = 64;

/** The kind whose first bytes these are; undefined where they are of no picture. */
export function pictureMark(bytes: Uint8Array): PictureMark | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  return ascii(bytes, 4, 8) === 'ftyp' ? 'iso' : undefined;
}

/**
 * Where a picture begins in a file. Up to 64 bytes of white space, byte order marks (UTF-8) and zeros may stand before
 * it. Scripts and storage leave them there, and viewers pass over them.
 *
 * @param bytes the whole file, or its beginning
 * @returns 0 where anything else stands before a picture, or there is none
 */
export function pictureStart(bytes: Uint8Array): number {
  for (let at = 0; at <= MOST_LEAD_BYTES;) {
    // A box of ISO media begins with zeros of its own: first it is asked whether the picture is here.
    if (pictureMark(bytes.subarray(at, at + 12))) return at;
    const passed = leadBytes(bytes, at);
    if (passed === 0) return 0;
    at += passed;
  }
  return 0;
}

/** A file from its picture's first byte on, in the same memory. */
export function fromPictureStart<Buffer extends ArrayBufferLike>(
  bytes: Uint8Array<Buffer>,
): Uint8Array<Buffer> {
  return bytes.subarray(pictureStart(bytes));
}

const WHITE_SPACE_AND_ZERO = [0x00, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20];

/** How much at a place means nothing; 0: it is something. */
function leadBytes(bytes: Uint8Array, at: number): number {
  if (WHITE_SPACE_AND_ZERO.includes(bytes[at] ?? -1)) return 1;
  return startsWith(bytes.subarray(at, at + 3), [0xef, 0xbb, 0xbf]) ? 3 : 0;
}

/** Whether these are the first bytes. */
export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
