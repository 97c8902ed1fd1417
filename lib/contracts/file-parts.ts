/** A part of a file that names its kind and its length. */
export interface FilePart {
  /** Four letters. */
  readonly type: string;
  /** Its content, from and to, in bytes from the file's start; `to` may lie beyond the file's end. */
  readonly from: number;
  readonly to: number;
}

/** Chunks of a PNG (PNG 1.2, 3.2), behind its signature. */
export function* pngChunks(bytes: Uint8Array): Generator<FilePart> {
  const view = viewOf(bytes);
  for (let at = 8; at + 8 <= bytes.length;) {
    const [from, length] = [at + 8, view.getUint32(at)];
    yield { type: ascii(bytes, at + 4, at + 8), from, to: from + length };
    at = from + length + CHECKSUM_BYTES;
  }
}

/** Of a PNG chunk, behind its content. */
export const CHECKSUM_BYTES = 4;

/** Chunks of a WebP's RIFF (RFC 9649, 2.3), behind its header. */
export function* riffChunks(bytes: Uint8Array): Generator<FilePart> {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const [from, length] = [at + 8, view.getUint32(at + 4, true)];
    yield { type: ascii(bytes, at, at + 4), from, to: from + length };
    at = from + length + (length % 2);
  }
}

/** A box of an ISO base media file. */
export interface IsoBox extends FilePart {
  /** Where its length stands, before its type. */
  readonly at: number;
}

/** Boxes of an ISO base media file (ISO/IEC 14496-12, 4.2) between two bytes of it. */
export function* isoBoxes(bytes: Uint8Array, start = 0, end = bytes.length): Generator<IsoBox> {
  const view = viewOf(bytes);
  for (let at = start; at + 8 <= end;) {
    const type = ascii(bytes, at + 4, at + 8);
    const short = view.getUint32(at);
    // 1 announces 64 bits, 0 means "to the end".
    if (short === 1 && at + 16 > end) return;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
    const header = short === 1 ? 16 : 8;
    if (length < header) return;
    yield { at, type, from: at + header, to: at + length };
    at += length;
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as Latin-1 text; shorter where the file ends. */
export function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
