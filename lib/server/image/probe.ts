import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_INPUT_PIXELS, MAX_INPUT_PIXELS_WHOLE_FRAME, MAX_INPUT_SIDE } from '@/lib/contracts/limits';
import type { InputFormat } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { isAnimated } from '@/lib/job/file/is-animated';
import { decodeError } from './decode-error';
import { exifDensity } from './exif-density';
import { gifScreen, shownSize } from './gif-screen';
import { sharp } from './sharp';
import { stillOfSequence } from './still-of-sequence';

/** Formats of which no decoder gives a row before it has the whole picture. */
const WHOLE_FRAME_FORMATS: readonly InputFormat[] = ['webp', 'avif', 'heic'];

/** What the header of a picture says. */
interface Probe {
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
 *   picture_truncated, picture_damaged, out_of_memory
 */
export async function probe(upload: Uint8Array, format: InputFormat): Promise<Probe> {
  const header = await readHeader(upload, format);
  if (format === 'avif' && header.compression === 'hevc') throw new ServiceError('heic_not_supported');
  const stored = { width: header.width, height: header.pageHeight ?? header.height };
  const { width, height } = format === 'gif' ? shownSize(gifScreen(upload), stored) : stored;
  const pixels = width * height;
  if (pixels > MAX_INPUT_PIXELS) throw new ServiceError('too_many_pixels');
  if (Math.max(width, height) > MAX_INPUT_SIDE) throw new ServiceError('side_too_long');
  const wholeFrame = header.isProgressive || WHOLE_FRAME_FORMATS.includes(format);
  if (wholeFrame && pixels > MAX_INPUT_PIXELS_WHOLE_FRAME) {
    throw new ServiceError('too_many_pixels_for_format');
  }
  return {
    // The image library knows of no animated PNG, and of no sequence.
    animated: (header.pages ?? 1) > 1 || isAnimated(upload, format),
    size: oriented({ width, height }, header.orientation),
    density: plausible(header.density ?? exifDensity(header.exif)),
  };
}

async function readHeader(upload: Uint8Array, format: InputFormat) {
  try {
    // The limit is ours, below: libvips' own would hide the size that the header names.
    const isIsoMedia = format === 'avif' || format === 'heic';
    const still = isIsoMedia ? stillOfSequence(upload, format) : upload;
    // Of a GIF all pictures are looked at for it. Whether one is cut short is told when it is decoded.
    const failOn = format === 'gif' ? 'none' : 'warning';
    return await sharp(still, { limitInputPixels: false, failOn }).metadata();
  } catch (error) {
    throw await decodeError(error, upload, format);
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
