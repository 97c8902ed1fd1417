import 'client-only';
import { MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES } from '../../contracts/limits';
import { RemoveError } from '../errors/remove-error';
import { readsCanvasTruly } from '../worker/canvas-reads';
import { decodePicture, reduceBitmap } from '../worker/decode-picture';
import { EngineError } from '../worker/engine-error';

const QUALITY = 0.92;

/** A file is never as much smaller as its pixels are fewer. */
const MARGIN = 0.9;

/** More than enough: each of them comes closer. */
const MOST_TRIES = 5;

/**
 * Scales a picture down until the service takes its file, and no further. It becomes a JPEG: what is transparent, white.
 *
 * @throws RemoveError what this browser cannot do with it, by code
 */
export async function shrinkPicture(picture: File): Promise<File> {
  if (!(await readsCanvasTruly())) throw new RemoveError('canvas_altered');
  try {
    const { bitmap } = await decodePicture(picture, MAX_INPUT_PIXELS);
    const jpeg = await writeWithin(bitmap);
    return new File([jpeg], picture.name, { type: jpeg.type });
  } catch (error) {
    throw error instanceof EngineError ? new RemoveError(error.code) : error;
  }
}

/** **Closes the bitmap.** */
async function writeWithin(whole: ImageBitmap): Promise<Blob> {
  let bitmap = whole;
  try {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const jpeg = await write(bitmap);
      if (jpeg.size <= MAX_UPLOAD_BYTES) return jpeg;
      const share = Math.sqrt(MAX_UPLOAD_BYTES / jpeg.size) * MARGIN;
      const width = Math.max(1, Math.floor(bitmap.width * share));
      const height = Math.max(1, Math.floor(bitmap.height * share));
      bitmap = await reduceBitmap(bitmap, { width, height });
    }
    throw new RemoveError('upload_too_large');
  } finally {
    bitmap.close();
  }
}

async function write(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new RemoveError('device_failed');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
