import type { InputFormat } from '@/lib/contracts/remove';
import { isoBoxes, pngChunks, viewOf } from '@/lib/contracts/file-parts';
import { gifPictures } from './gif-pictures';
import { hasAllBlocks } from './jpeg-scan';
import { EOI, jpegSegments } from './jpeg-segments';
import { hasAllRows } from './png-rows';

/** Boxes that stand at the top of a picture file. Anything else is what somebody has appended. */
const TOP_BOXES = ['ftyp', 'meta', 'moov', 'mdat', 'free', 'skip', 'uuid', 'idat'];

/**
 * Whether a picture file is there to its end, by its structure. No part of the picture (of an animation, of its first)
 * is missing. What lacks only its end mark is whole, and so is what has bytes after it. Decoders do not all tell.
 *
 * @param bytes the whole file
 * @param format by magic bytes
 */
export async function reachesItsEnd(bytes: Uint8Array, format: InputFormat): Promise<boolean> {
  switch (format) {
    case 'jpeg': {
      const segments = [...jpegSegments(bytes)];
      return segments.at(-1)?.marker === EOI || hasAllBlocks(bytes, segments);
    }
    case 'png':
      for (const { type } of pngChunks(bytes)) if (type === 'IEND') return true;
      return hasAllRows(bytes);
    case 'gif':
      for (const { complete } of gifPictures(bytes)) return complete;
      return false;
    case 'webp':
      // RFC 9649, 2.4: the length of all that follows it.
      return bytes.length >= 12 && bytes.length >= viewOf(bytes).getUint32(4, true) + 8;
    case 'avif':
    case 'heic':
      for (const { type, to } of isoBoxes(bytes)) {
        if (TOP_BOXES.includes(type) && to > bytes.length) return false;
      }
      return true;
  }
}
