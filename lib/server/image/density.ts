import 'server-only';
import { crc32 } from 'node:zlib';
import { physicalSize } from './png/chunk';

/** Length, name, data and checksum of a pHYs chunk. */
const PHYS_BYTES = 21;

/**
 * Writes the density into a PNG's pHYs chunk, in place. The image library always writes that chunk. It would write a
 * density of ours only together with EXIF and a profile.
 *
 * @param png as the image library wrote it; changed
 * @param density pixels per inch
 */
export function setPngDensity(png: Buffer, density: number): void {
  const at = png.indexOf('pHYs', 0, 'latin1') - 4;
  if (at < 0 || at + PHYS_BYTES > png.indexOf('IDAT', 0, 'latin1')) {
    throw new Error('the encoder wrote a PNG without pHYs');
  }
  png.set(physicalSize(density), at + 8);
  png.writeUInt32BE(crc32(png.subarray(at + 4, at + 17)), at + 17);
}

/**
 * A JPEG with a JFIF header that names its density; the image library leaves that header out.
 *
 * @param jpeg without JFIF header
 * @param density pixels per inch
 */
export function withJfifDensity(jpeg: Buffer, density: number): Buffer {
  const header = Buffer.from('\xff\xe0\0\x10JFIF\0\x01\x02\x01\0\0\0\0\0\0', 'latin1');
  header.writeUInt16BE(density, 12);
  header.writeUInt16BE(density, 14);
  return Buffer.concat([jpeg.subarray(0, 2), header, jpeg.subarray(2)]);
}
