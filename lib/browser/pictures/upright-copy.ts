import 'client-only';
import { MAX_INPUT_PIXELS } from '../../contracts/limits';
import { readsCanvasTruly } from '../worker/canvas-reads';
import { decodePicture } from '../worker/decode-picture';
import { leftToTurn } from '../worker/left-to-turn';
import { readPictureBytes } from '../worker/picture-bytes';

/** Of a copy that is only looked at. */
const QUALITY = 0.92;

/**
 * Makes a copy that this browser shows, and shows upright. White space or zeros may stand before the picture, which
 * browsers do not pass over. Or it is stored lying, where the browser would not turn it: WebP, and AVIF in some.
 *
 * @returns undefined where the picture needs none, or none can be made
 */
export async function uprightCopy(picture: Blob): Promise<Blob | undefined> {
  try {
    const stored = await readPictureBytes(picture);
    if ((await leftToTurn(stored)) === 1) return stored.file === picture ? undefined : stored.file;
    if (!(await readsCanvasTruly())) return undefined;
    const { bitmap } = await decodePicture(picture, MAX_INPUT_PIXELS);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  } catch {
    // Whoever shows the picture says what is wrong with it.
    return undefined;
  }
}
