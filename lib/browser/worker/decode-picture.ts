import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import type { RgbaImage, Size } from '@/lib/core/image';
import { type Orientation, uprightImage } from '@/lib/core/upright';
import { clearMissing, shareThere } from '@/lib/job/file/rows-there';
import { isAnimated } from '@/lib/job/file/is-animated';
import { EOI, isCmyk } from '@/lib/job/file/jpeg-segments';
import { mendRestarts } from '@/lib/job/file/mend-restarts';
import { jpegOrientation } from '@/lib/job/file/orientation';
import { reachesItsEnd } from '@/lib/job/file/reaches-its-end';
import { EngineError } from './engine-error';
import { leftToTurn } from './left-to-turn';
import { type PictureBytes, readPictureBytes } from './picture-bytes';
import { readHeader } from './read-header';
import { readPixels } from './read-pixels';

interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  /** Its sides to those of the file's picture: 1 where it fits. */
  readonly scale: number;
  /** The file has more frames than this, its first. */
  readonly animated: boolean;
  /** What is to be cleared where the file is cut short. Undefined where all of it is there. */
  readonly cut: CutRows | undefined;
  /** Its colours are those of print (CMYK), which every browser converts in its own way. */
  readonly printColours: boolean;
}

/** Rows that a file does not have: browsers fill them with something. */
interface CutRows {
  /** Share of the stored rows, from the first on, that are there: 0 to 1. */
  readonly shareThere: number;
  /** How the browser has turned them. */
  readonly orientation: Orientation;
}

/** Decoded, a picture may take as much as four of those that the engine works on here. It is there alone. */
const DECODE_FACTOR = 4;

/**
 * Decodes a picture file: upright, scaled down to `maxPixels` where it has more.
 *
 * @param partial whether what is there will do of a JPEG that is cut short. Of other formats browsers give nothing then
 * @throws EngineError `too_many_pixels` before it is decoded, where that alone could end the page (what the service
 *   takes is always tried). `picture_truncated` where a part of it is missing, which browsers do not tell. Where this
 *   browser cannot, `picture_unreadable`, or what the service says of such a file
 */
export async function decodePicture(file: Blob, maxPixels: number, partial = false): Promise<DecodedPicture> {
  const pixels = await headerPixels(file).catch((error: unknown) => {
    // It is gone, or its cloud does not answer.
    throw new EngineError('picture_unreadable', error);
  });
  if (pixels !== undefined && pixels > Math.max(MAX_INPUT_PIXELS, DECODE_FACTOR * maxPixels)) {
    throw new EngineError('too_many_pixels');
  }
  const stored = withRestarts(await readPictureBytes(file));
  const cut = await cutRows(stored, partial);
  // Decoders refuse a JPEG without an end mark.
  const whole = stored.format === 'jpeg' ? new Blob([stored.file, new Uint8Array([0xff, EOI])]) : stored.file;
  const decoded = await decodeUpright(whole).catch((error: unknown) => {
    throw new EngineError(stored.refusal ?? 'picture_unreadable', error);
  });
  const upright = await turnUpright(decoded, stored);
  const { bytes, format } = stored;
  const facts = {
    cut,
    animated: format !== undefined && isAnimated(bytes, format),
    printColours: format === 'jpeg' && isCmyk(bytes),
  };
  const size = workingSize(upright, maxPixels);
  if (size.width === upright.width && size.height === upright.height) {
    return { bitmap: upright, scale: 1, ...facts };
  }
  // First: a bitmap that is closed has no width.
  const scale = size.width / upright.width;
  return { bitmap: await reduceBitmap(upright, size), scale, ...facts };
}

/** @throws EngineError `picture_unreadable` where parts of a JPEG are lost, which browsers fill with grey */
function withRestarts(stored: PictureBytes): PictureBytes {
  if (stored.format !== 'jpeg') return stored;
  const bytes = mendRestarts(stored.bytes);
  if (bytes === undefined) return stored;
  if (bytes === 'damaged') throw new EngineError('picture_unreadable');
  return { ...stored, bytes, file: new Blob([bytes], { type: stored.file.type }) };
}

/** @throws EngineError `picture_truncated` where there are not enough */
async function cutRows({ bytes, format }: PictureBytes, partial: boolean): Promise<CutRows | undefined> {
  if (!format || (await reachesItsEnd(bytes, format))) return undefined;
  const share = format === 'jpeg' ? await shareThere(bytes, format) : 0;
  if (!partial || share === 0) throw new EngineError('picture_truncated', undefined, share > 0);
  return { shareThere: share, orientation: jpegOrientation(bytes) };
}

/** Makes clear what the file does not have. **Changes `image`.** */
export function clearCut(image: RgbaImage, cut: CutRows | undefined): RgbaImage {
  if (cut) clearMissing(image, cut.shareThere, cut.orientation);
  return image;
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

/** Turns what this browser has not. **Closes the bitmap**, or returns it. */
async function turnUpright(bitmap: ImageBitmap, stored: PictureBytes): Promise<ImageBitmap> {
  const orientation = await leftToTurn(stored);
  if (orientation === 1) return bitmap;
  const { width, height, data } = uprightImage(await readPixels(bitmap), orientation);
  const pixels = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length);
  return createImageBitmap(new ImageData(pixels, width, height), { premultiplyAlpha: 'none' });
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

/**
 * The size at which a picture is worked on. It is its own, or as large as the device can hold, in the same proportions.
 * @param maxPixels positive
 */
export function workingSize(picture: Size, maxPixels: number): Size {
  const { width, height } = picture;
  if (width * height <= maxPixels) return { width, height };
  const scale = Math.sqrt(maxPixels / (width * height));
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
}

/** How many pixels a picture file says it has, before anything is decoded; undefined where it does not say. */
async function headerPixels(file: Blob): Promise<number | undefined> {
  const header = await readHeader(file);
  return header && header.width * header.height;
}
