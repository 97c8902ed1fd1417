import 'server-only';
import { isoBoxes } from '@/lib/contracts/file-parts';

/** So many in a file or in one box: a file may say anything. */
const MOST_BOXES = 1_000;

/** A box of an ISO base media file (ISO/IEC 14496-12 §4.2): a length, a name, and what it holds. */
export interface IsoBox {
  readonly name: string;
  /** Where its length stands. */
  readonly start: number;
  /** Without length and name. */
  readonly content: Buffer;
}

/** The boxes that a file or a box holds, as far as they can be read. What is cut off is left out. */
export function boxesOf(bytes: Buffer): IsoBox[] {
  const boxes: IsoBox[] = [];
  for (const { at, type, from, to } of isoBoxes(bytes)) {
    if (boxes.length === MOST_BOXES || to > bytes.length) break;
    boxes.push({ name: type, start: at, content: bytes.subarray(from, to) });
  }
  return boxes;
}

/** The first box of a name; undefined where there is none. */
export function boxIn(bytes: Buffer, name: string): Buffer | undefined {
  return boxesOf(bytes).find((box) => box.name === name)?.content;
}

/** The same bytes, as the functions here take them. */
export function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Writes a box. */
export function isoBox(name: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** Writes a number of 32 bits. */
export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
