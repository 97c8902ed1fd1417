import 'client-only';
import { Turns } from '../flow/turns';

/** Of a thumbnail, in pixels: twice a cell's, for dense screens. */
const WIDTH = 400;

/**
 * Small pictures of large ones, made one at a time, since each is decoded whole for it. They are kept for the visit of
 * the batch: some ten kilobytes each.
 */
export class Thumbnails {
  readonly #turns = new Turns();
  readonly #made = new WeakMap<Blob, Promise<Blob | undefined>>();

  /**
   * @param signal of whoever looks: a picture that has been scrolled away before its turn is not decoded
   * @returns undefined where this browser cannot show the picture
   * @throws the signal's reason, where it fired before the turn came
   */
  of(picture: Blob, signal: AbortSignal): Promise<Blob | undefined> {
    const made = this.#made.get(picture);
    if (made !== undefined) return made;
    return this.#turns.take(signal, () => {
      const making = this.#made.get(picture) ?? reduced(picture).catch(() => undefined);
      this.#made.set(picture, making);
      return making;
    });
  }
}

async function reduced(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, { resizeWidth: WIDTH, resizeQuality: 'medium' });
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  } finally {
    bitmap.close();
  }
}
