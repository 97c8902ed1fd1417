import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_INPUT_PIXELS, MAX_INPUT_PIXELS_WHOLE_FRAME, MAX_INPUT_SIDE } from '@/lib/contracts/limits';
import type { InputFormat } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { decodeFault } from './decode-fault';
import { exifDensity } from './exif-density';
import { sharp } from './sharp';

/** What the header of a picture says. */
export interface Probe {
  /** The upload has several frames; the first is used. */
  readonly animated: boolean;
  /** After orientation, in pixels. */
  readonly size: Size;
  /** Pixels per inch; undefined where the picture names none that makes sense. */
  readonly density: number | undefined;
}

/**
 * Reads a picture's header and refuses what is too large, before any pixel is decoded.
 *
 * @param upload encoded picture
 * @param format by magic bytes
 * @throws ServiceError too_many_pixels, too_many_pixels_for_format, side_too_long, heic_not_supported,
 *   picture_truncated, picture_damaged
 */
export async function probe(upload: Uint8Array, format: InputFormat): Promise<Probe> {
  const header = await readHeader(upload, format);
  if (format === 'avif' && header.compression === 'hevc') throw new ServiceError('heic_not_supported');
  const height = header.pageHeight ?? header.height;
  const pixels = header.width * height;
  if (pixels > MAX_INPUT_PIXELS) throw new ServiceError('too_many_pixels');
  if (Math.max(header.width, height) > MAX_INPUT_SIDE) throw new ServiceError('side_too_long');
  const wholeFrame = header.isProgressive || format === 'avif' || format === 'heic';
  if (wholeFrame && pixels > MAX_INPUT_PIXELS_WHOLE_FRAME) {
    throw new ServiceError('too_many_pixels_for_format');
  }
  return {
    animated: (header.pages ?? 1) > 1,
    size: oriented({ width: header.width, height }, header.orientation),
    density: plausible(header.density ?? exifDensity(header.exif)),
  };
}

async function readHeader(upload: Uint8Array, format: InputFormat) {
  try {
    // The limit is ours, below: libvips' own would hide the size that the header names.
    return await sharp(upload, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw decodeFault(error, upload, format);
  }
}

/** EXIF's orientations from 5 on lay a picture on its side (CIPA DC-008, 4.6.5). */
function oriented({ width, height }: Size, orientation = 1): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** JPEG stores 16 bits of it. */
function plausible(density: number | undefined): number | undefined {
  return density !== undefined && density >= 1 && density <= 65_535 ? Math.round(density) : undefined;
}
