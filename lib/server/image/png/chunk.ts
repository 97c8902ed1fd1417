import 'server-only';
import { crc32 } from 'node:zlib';

/** The eight bytes that every PNG begins with. */
export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG chunk (W3C PNG, third edition, §5.3): length, name, data and checksum. It comes in pieces, so that large data
 * need not be copied to be wrapped.
 */
export function pngChunk(name: string, data: Uint8Array): Buffer[] {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(data, crc32(head.subarray(4))));
  return [head, Buffer.from(data.buffer, data.byteOffset, data.byteLength), checksum];
}

/** Pixels per inch of a picture that names none, as image programs take it. */
export const DEFAULT_DENSITY = 72;

const METRES_PER_INCH = 0.0254;

/**
 * The data of a PNG's pHYs chunk.
 *
 * @param density pixels per inch
 */
export function physicalSize(density: number): Buffer {
  const perMetre = Math.round(density / METRES_PER_INCH);
  const data = Buffer.alloc(9);
  data.writeUInt32BE(perMetre);
  data.writeUInt32BE(perMetre, 4);
  // The unit: metres.
  data[8] = 1;
  return data;
}
