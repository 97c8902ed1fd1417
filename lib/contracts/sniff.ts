import { ServiceError } from './errors';
import type { InputFormat } from './remove';

/** How much of a file tells its kind. */
export const SNIFFED_BYTES = 1024;

/**
 * Tells the kind of a file by its first bytes. File names and content types come from the client and say
 * nothing. This is all that the service's parent process looks at, and the page where many files come at once; decoding
 * happens in the child or the worker.
 *
 * @param bytes the whole file, or its first {@link SNIFFED_BYTES}
 * @throws ServiceError with the code for what it is instead of a picture we read
 */
export function sniff(bytes: Uint8Array): InputFormat {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  if (ascii(bytes, 4, 8) === 'ftyp') return sniffIsoMedia(bytes);
  if (isTiff(bytes) || isOtherKnown(bytes)) throw new ServiceError('unsupported_format');
  if (isSvg(bytes)) throw new ServiceError('svg_not_supported');
  throw new ServiceError('not_a_picture');
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/** ISO base media files (ISO/IEC 14496-12) name their brands in the first box: major, version, compatible… */
function sniffIsoMedia(bytes: Uint8Array): InputFormat {
  const boxBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(boxBytes, bytes.length, 256);
  const brands: string[] = [ascii(bytes, 8, 12)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(ascii(bytes, offset, offset + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return 'heic';
  throw new ServiceError('unsupported_format');
}

function isTiff(bytes: Uint8Array): boolean {
  const mark = ascii(bytes, 0, 4);
  return mark === 'II*\0' || mark === 'MM\0*' || mark === 'II+\0' || mark === 'MM\0+';
}

/** Files that people take for pictures: PDF, BMP, Photoshop, icon, JPEG XL, JPEG 2000. */
function isOtherKnown(bytes: Uint8Array): boolean {
  return (
    ascii(bytes, 0, 5) === '%PDF-' ||
    (ascii(bytes, 0, 2) === 'BM' && bytes.length >= 26) ||
    ascii(bytes, 0, 4) === '8BPS' ||
    startsWith(bytes, [0, 0, 1, 0]) ||
    startsWith(bytes, [0xff, 0x0a]) ||
    startsWith(bytes, [0xff, 0x4f, 0xff, 0x51]) ||
    ascii(bytes, 4, 8) === 'JXL ' ||
    ascii(bytes, 4, 8) === 'jP  '
  );
}

/** An SVG root within the first kilobyte, behind an XML declaration, a doctype or comments. */
function isSvg(bytes: Uint8Array): boolean {
  const head = ascii(bytes, 0, SNIFFED_BYTES).replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*</.test(head) && /<(\w+:)?svg[\s>]/i.test(head);
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Bytes as Latin-1 text; shorter where the file ends. */
function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
