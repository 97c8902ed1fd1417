import { viewOf } from '@/lib/contracts/file-parts';

/** Markers (ITU-T T.81, B.1.1.3), without their 0xff. */
export const SOS = 0xda;
export const EOI = 0xd9;
export const DRI = 0xdd;
const STANDALONE = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** A marker and what belongs to it, in bytes from the file's start. */
export interface JpegSegment {
  readonly marker: number;
  /** Behind its length. */
  readonly from: number;
  readonly to: number;
  /** Of a scan: where its entropy-coded data ends, at the next marker or at the file's end. */
  readonly dataTo: number;
}

/** A JPEG's segments up to its end mark, or as far as the file goes. Bytes after the end mark are not looked at. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const view = viewOf(bytes);
  for (let at = 2; at < bytes.length;) {
    at = bytes.indexOf(0xff, at);
    // Any number of 0xff may stand before a marker.
    while (at >= 0 && bytes[at + 1] === 0xff) at += 1;
    const marker = at < 0 ? undefined : bytes[at + 1];
    if (marker === undefined) return;
    const from = at + 4;
    if (marker === EOI) {
      yield { marker, from: at + 2, to: at + 2, dataTo: at + 2 };
      return;
    }
    if (marker === 0 || STANDALONE(marker)) {
      at += 2;
      continue;
    }
    if (from > bytes.length) return;
    const to = at + 2 + view.getUint16(at + 2);
    const dataTo = marker === SOS ? endOfData(bytes, to) : to;
    yield { marker, from, to, dataTo };
    at = dataTo;
  }
}

/** Where the next marker stands that is no restart mark; 0xff00 is a byte of data. */
function endOfData(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Starts of frames (ITU-T T.81, table B.1), without the three markers between them that are none. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Whether a JPEG has four colours, which are those of print: cyan, magenta, yellow and black.
 *
 * @param bytes the whole file
 */
export function isCmyk(bytes: Uint8Array): boolean {
  for (const { marker, from } of jpegSegments(bytes)) if (isFrame(marker)) return bytes[from + 5] === 4;
  return false;
}
