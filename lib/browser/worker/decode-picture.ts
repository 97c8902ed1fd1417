import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import type { Size } from '@/lib/core/image';
import { EngineFault } from './engine-fault';
import { headerPixels } from './header-pixels';
import { workingSize } from './working-size';

interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  /** Its sides to those of the file's picture: 1 where it fits. */
  readonly scale: number;
}

/** Decoded, a picture may take as much as four of those that the engine works on here; it is there alone. */
const DECODE_FACTOR = 4;

/**
 * Decodes a picture file: upright, scaled down to `maxPixels` where it has more.
 * @throws EngineFault `too_many_pixels` before it is decoded, where that alone could end the page (what the service takes is
 *   always tried); `picture_unreadable` where this browser cannot
 */
export async function decodePicture(file: Blob, maxPixels: number): Promise<DecodedPicture> {
  const pixels = await headerPixels(file);
  if (pixels !== undefined && pixels > Math.max(MAX_INPUT_PIXELS, DECODE_FACTOR * maxPixels)) {
    throw new EngineFault('too_many_pixels');
  }
  const whole = await decodeUpright(file).catch((error: unknown) => {
    throw new EngineFault('picture_unreadable', error);
  });
  const size = workingSize(whole, maxPixels);
  if (size.width === whole.width && size.height === whole.height) return { bitmap: whole, scale: 1 };
  // First: a bitmap that is closed has no width.
  const scale = size.width / whole.width;
  return { bitmap: await reduceBitmap(whole, size), scale };
}

async function decodeUpright(file: Blob): Promise<ImageBitmap> {
  const options = { premultiplyAlpha: 'none', colorSpaceConversion: 'default' } as const;
  try {
    return await createImageBitmap(file, { ...options, imageOrientation: 'from-image' });
  } catch (error) {
    // Browsers before 2023 do not know the word, and turn pictures upright without it.
    if (!(error instanceof TypeError)) throw error;
    return createImageBitmap(file, options);
  }
}

/** Scales a decoded picture down. **Closes the bitmap.** */
export async function reduceBitmap(bitmap: ImageBitmap, { width, height }: Size): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(bitmap, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
  } finally {
    bitmap.close();
  }
}
