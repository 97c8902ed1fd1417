import 'client-only';
import { MAX_INPUT_PIXELS } from '../../contracts/limits';
import { pictureMark } from '../../contracts/picture-start';
import { readsCanvasTruly } from '../worker/canvas-reads';
import { decodePicture } from '../worker/decode-picture';
import { leftToTurn } from '../worker/left-to-turn';
import { pictureIn, readPictureBytes } from '../worker/picture-bytes';

/** Of a copy that is only looked at. */
const QUALITY = 0.92;

/** How many bytes tell whether a picture is WebP or ISO media (AVIF). */
const MARK_BYTES = 12;

/** By file, for as long as the page has that: several views show the same. */
const copies = new WeakMap<Blob, Promise<Blob | undefined>>();

/**
 * A copy that this browser shows, and shows upright. White space or zeros may stand before the picture, which browsers
 * do not pass over. Or it is stored lying, where the browser would not turn it: WebP, and AVIF in some.
 *
 * @returns undefined where the picture needs none, or none can be made
 */
export function uprightCopy(picture: Blob): Promise<Blob | undefined> {
  const known = copies.get(picture);
  if (known !== undefined) return known;
  const copy = makeUprightCopy(picture).catch(() => {
    // Whoever shows the picture says what is wrong with it. A cloud's file may be there the next time.
    copies.delete(picture);
    return undefined;
  });
  copies.set(picture, copy);
  return copy;
}

/**
 * Makes what {@link uprightCopy} gives, for whoever needs it once and keeps something smaller.
 *
 * @throws DOMException or EngineError where the file cannot be read or decoded
 */
export async function makeUprightCopy(picture: Blob): Promise<Blob | undefined> {
  const shown = await pictureIn(picture);
  const whole = shown === picture ? undefined : shown;
  const mark = pictureMark(new Uint8Array(await shown.slice(0, MARK_BYTES).arrayBuffer()));
  // The turns of all others are followed everywhere: most files are not read any further.
  if (mark !== 'webp' && mark !== 'iso') return whole;
  if ((await leftToTurn(await readPictureBytes(shown))) === 1) return whole;
  if (!(await readsCanvasTruly())) return undefined;
  const { bitmap } = await decodePicture(shown, MAX_INPUT_PIXELS);
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  } finally {
    bitmap.close();
  }
}
