import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import type { InputFormat } from '@/lib/contracts/remove';
import { decodeError } from './decode-error';
import { decodeHeic } from './decode-heic';
import { decodeJpeg } from './decode-jpeg';
import { decodeWithSharp } from './decode-with-sharp';
import { mendPng } from './png/mend-png';
import { stillOfSequence } from './still-of-sequence';

/**
 * Decodes a picture to oriented sRGB pixels with straight alpha, 8 bits a channel. An animation gives
 * its first frame. Profiles, colours named by numbers, HDR, CMYK, grey, palettes and 16 bits are
 * converted here; metadata ends here.
 *
 * @param upload encoded picture, probed before
 * @param format by magic bytes
 * @param reducedTo a smaller size, of the oriented picture, where no more is needed; some decoders then skip the rest
 * @throws ServiceError picture_truncated, picture_damaged, unsupported_format, heic_not_supported, too_many_pixels, out_of_memory
 */
export async function decode(upload: Uint8Array, format: InputFormat, reducedTo?: Size): Promise<RgbaImage> {
  try {
    if (format === 'heic') return await decodeHeic(stillOfSequence(upload, format));
    const still = format === 'avif' ? stillOfSequence(upload, format) : upload;
    if (format === 'jpeg') return await decodeJpeg(upload, reducedTo);
    return await decodeWithSharp(still, format, { reducedTo });
  } catch (error) {
    const mended = format === 'png' && mendPng(upload);
    // Once: what is wrong with the rows themselves is so in the new file, too.
    const image = mended && (await decodeWithSharp(mended, format, { reducedTo }).catch(() => undefined));
    if (image) return image;
    throw await decodeError(error, upload, format);
  }
}
