import { ascii, viewOf } from './file-parts';
import type { ErrorCode } from './error-codes';
import { ServiceError } from './errors';
import { readHeifPrimary } from './heif-primary';
import { fromPictureStart, pictureMark, startsWith } from './picture-start';
import type { InputFormat } from './remove';

/** How much of a file tells its kind. */
export const SNIFFED_BYTES = 1024;

/** What a file can be instead of a picture that is read. */
export const SNIFF_ERROR_CODES = [
  'not_a_picture',
  'svg_not_supported',
  'heic_not_supported',
  'unsupported_format',
] as const satisfies readonly ErrorCode[];

export type SniffErrorCode = (typeof SNIFF_ERROR_CODES)[number];

/**
 * Tells the kind of a file by its first bytes. File names and content types come from the client and say nothing. The
 * service's parent process looks at nothing else, nor does the page where many files come at once. The child or the
 * worker decodes what `fromPictureStart` gives: what stands before a picture counts for nothing.
 *
 * @param bytes the whole file, or its first {@link SNIFFED_BYTES}
 * @throws ServiceError with the code ({@link SNIFF_ERROR_CODES}) for what it is instead of a picture we read
 */
export function sniff(bytes: Uint8Array): InputFormat {
  const picture = fromPictureStart(bytes);
  const mark = pictureMark(picture);
  if (mark) return mark === 'iso' ? sniffIsoMedia(picture) : mark;
  if (isTiff(bytes) || isOtherKnown(bytes)) throw new ServiceError('unsupported_format');
  if (isSvg(bytes)) throw new ServiceError('svg_not_supported');
  throw new ServiceError('not_a_picture');
}

const HEIF_BRANDS = ['mif1', 'mif2', 'mif3', 'msf1', 'miaf'];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/** ISO base media files (ISO/IEC 14496-12) name their brands in the first box: major, version, compatible… */
function sniffIsoMedia(bytes: Uint8Array): InputFormat {
  const boxBytes = viewOf(bytes).getUint32(0);
  const end = Math.min(boxBytes, bytes.length, 256);
  const brands: string[] = [ascii(bytes, 8, 12)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(ascii(bytes, offset, offset + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return 'heic';
  // HEIF's own brands promise no codec: the picture's does.
  if (brands.some((brand) => HEIF_BRANDS.includes(brand))) {
    const codec = readHeifPrimary(bytes)?.codec;
    if (codec === 'hevc') return 'heic';
    if (codec === 'av1') return 'avif';
    throw new ServiceError('heic_not_supported');
  }
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
