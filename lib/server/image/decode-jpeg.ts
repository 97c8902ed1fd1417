import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { RgbaImage, Size } from '@/lib/core/image';
import { isProgressive, jpegRowsThere } from '@/lib/job/file/jpeg-scan';
import { EOI, jpegSegments, type JpegSegment } from '@/lib/job/file/jpeg-segments';
import { mendRestarts } from '@/lib/job/file/mend-restarts';
import { reachesItsEnd } from '@/lib/job/file/reaches-its-end';
import { decodeWithSharp } from './decode-with-sharp';

/** How libjpeg says that a scan ended before its last block. It fills the blocks of which there is no data. */
const FILLED = /premature end/i;

/**
 * Decodes a JPEG, once. The decoder fills missing blocks with grey and warns. It warns of harmless things, too. So a warning
 * only has the rows counted.
 *
 * @throws ServiceError picture_truncated, picture_damaged; Error of the decoder, in its words
 */
export async function decodeJpeg(upload: Uint8Array, reducedTo: Size | undefined): Promise<RgbaImage> {
  const read = [...jpegSegments(upload)];
  const sound = withRestarts(upload, read);
  const segments = sound === upload ? read : [...jpegSegments(sound)];
  const isUnmarked = segments.at(-1)?.marker !== EOI && (await reachesItsEnd(sound, 'jpeg'));
  // The decoder refuses a file without an end mark.
  const file = isUnmarked ? Buffer.concat([sound, Buffer.from([0xff, EOI])]) : sound;
  const warnings: string[] = [];
  const image = await decodeWithSharp(file, 'jpeg', {
    reducedTo,
    onWarning: (message) => warnings.push(message),
  });
  if (warnings.length === 0) return image;
  const { rows, height } = jpegRowsThere(file);
  // Of a progressive one the rows tell of the first scans only.
  const mayBeCoarse = isUnmarked || isProgressive(segments);
  const isCut = (rows > 0 && rows < height) || (mayBeCoarse && warnings.some((text) => FILLED.test(text)));
  if (isCut) throw new ServiceError('picture_truncated');
  return image;
}

/**
 * The file with restart marks that the decoder can go by.
 *
 * @throws ServiceError picture_damaged
 */
export function withRestarts(upload: Uint8Array, segments?: readonly JpegSegment[]): Uint8Array {
  const mended = mendRestarts(upload, segments) ?? upload;
  if (mended === 'damaged') throw new ServiceError('picture_damaged');
  return mended;
}
