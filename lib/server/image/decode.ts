import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import type { InputFormat } from '@/lib/contracts/remove';
import { decodeFault } from './decode-fault';
import { decodeHeic } from './decode-heic';
import { sharp } from './sharp';

/** Formats with more than 8 bits a channel. */
const DEEP_FORMATS: readonly InputFormat[] = ['png', 'avif'];

/**
 * Decodes a picture to oriented sRGB pixels with straight alpha, 8 bits a channel. Of an animation, the
 * first frame. Profiles, CMYK, grey, palettes and 16 bits are converted here; metadata ends here.
 *
 * @param upload encoded picture, probed before
 * @param format by magic bytes
 * @param reducedTo a smaller size, of the oriented picture, where no more is needed: decoders that can skip what would
 *   be thrown away
 * @throws ServiceError picture_truncated, picture_damaged, heic_not_supported
 */
export async function decode(upload: Uint8Array, format: InputFormat, reducedTo?: Size): Promise<RgbaImage> {
  try {
    return format === 'heic' ? await decodeHeic(upload) : await decodeWithSharp(upload, format, reducedTo);
  } catch (error) {
    throw decodeFault(error, upload, format);
  }
}

async function decodeWithSharp(
  upload: Uint8Array,
  format: InputFormat,
  reducedTo: Size | undefined,
): Promise<RgbaImage> {
  const picture = sharp(upload, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' });
  // 16 bits with a profile are converted to Display P3 on the way, and would stay there.
  if (DEEP_FORMATS.includes(format)) {
    const { space, hasProfile } = await picture.metadata();
    if (space === 'rgb16' && hasProfile) picture.withIccProfile('srgb', { attach: false });
  }
  picture.autoOrient();
  if (reducedTo) picture.resize({ ...reducedTo, fit: 'fill' });
  const { data, info } = await picture
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
