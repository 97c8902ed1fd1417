import type { InputFormat } from '@/lib/contracts/remove';
import { gifPictures } from './gif-pictures';
import { isoBoxes, pngChunks, riffChunks, viewOf } from '@/lib/contracts/file-parts';

/**
 * Whether a picture file has more than one frame, by its structure.
 *
 * @param bytes the whole file
 * @param format by magic bytes
 */
export function isAnimated(bytes: Uint8Array, format: InputFormat): boolean {
  switch (format) {
    case 'jpeg':
      return false;
    case 'gif':
      return hasTwo(gifPictures(bytes), () => true);
    case 'webp':
      return hasTwo(riffChunks(bytes), ({ type }) => type === 'ANMF');
    case 'png':
      return pngFrames(bytes) > 1;
    case 'avif':
    case 'heic':
      // A sequence has a track (ISO/IEC 23008-12, 7).
      return [...isoBoxes(bytes)].some(({ type }) => type === 'moov');
  }
}

function hasTwo<Part>(parts: Iterable<Part>, counts: (part: Part) => boolean): boolean {
  let found = 0;
  for (const part of parts) {
    if (counts(part)) found += 1;
    if (found === 2) return true;
  }
  return false;
}

/** What `acTL` says, which stands before the first picture's data (APNG 1.0). */
function pngFrames(bytes: Uint8Array): number {
  for (const { type, from } of pngChunks(bytes)) {
    if (type === 'IDAT') break;
    if (type === 'acTL' && from + 4 <= bytes.length) return viewOf(bytes).getUint32(from);
  }
  return 1;
}
