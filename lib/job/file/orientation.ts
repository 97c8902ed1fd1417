import { viewOf, ascii, riffChunks } from '@/lib/contracts/file-parts';
import { isOrientation, orientationOf, type Orientation } from '@/lib/core/upright';
import { readHeifPrimary } from '@/lib/contracts/heif-primary';
import { jpegSegments } from './jpeg-segments';

const ORIENTATION = 0x0112;
/** Stands before EXIF in a JPEG, and may in a WebP. */
const EXIF_MARK = 'Exif\0\0';

/** Of the first directory of a TIFF structure (TIFF 6, section 2), before which a mark may stand. */
function exifOrientation(exif: Uint8Array): Orientation {
  const tiff = viewOf(ascii(exif, 0, 6) === EXIF_MARK ? exif.subarray(6) : exif);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, little);
    for (let index = 0; index < tiff.getUint16(directory, little); index += 1) {
      const entry = directory + 2 + index * 12;
      if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
      const value = tiff.getUint16(entry + 8, little);
      return isOrientation(value) ? value : 1;
    }
    return 1;
  } catch (error) {
    // An offset that leads out of it: the picture is shown as it is stored.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

const APP1 = 0xe1;

/**
 * How a JPEG's picture is to be turned by its EXIF: 1 where it does not say.
 *
 * @param bytes the whole file
 */
export function jpegOrientation(bytes: Uint8Array): Orientation {
  for (const { marker, from, to } of jpegSegments(bytes)) {
    const isExif = marker === APP1 && ascii(bytes, from, from + EXIF_MARK.length) === EXIF_MARK;
    if (isExif) return exifOrientation(bytes.subarray(from, to));
  }
  return 1;
}

/**
 * How a WebP's picture is to be turned by its EXIF: 1 where it does not say. Browsers pass over it.
 *
 * @param bytes the whole file
 */
export function webpOrientation(bytes: Uint8Array): Orientation {
  for (const { type, from, to } of riffChunks(bytes)) {
    if (type === 'EXIF') return exifOrientation(bytes.subarray(from, to));
  }
  return 1;
}

/**
 * How an AVIF's picture is to be turned by its own properties (`irot`, `imir`): 1 where it does not say. Some browsers
 * pass over them. They apply in the order in which they stand (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
 *
 * @param bytes the whole file
 */
export function avifOrientation(bytes: Uint8Array): Orientation {
  let mirror = false;
  let turn = 0;
  for (const { type, data } of readHeifPrimary(bytes)?.properties ?? []) {
    const value = data[0] ?? 0;
    // Anticlockwise, in quarters of a circle.
    if (type === 'irot') turn -= (value & 3) * 90;
    if (type === 'imir') {
      mirror = !mirror;
      // Axis 0 exchanges top and bottom: left and right, and half a turn.
      turn = ((value & 1) === 0 ? 180 : 0) - turn;
    }
  }
  return orientationOf(mirror, turn);
}
