import 'client-only';
import { renderHere } from '../engine/local-engine';
import { Turns } from '../flow/turns';
import { readsCanvasTruly } from '../worker/canvas-reads';
import { isPlainFinish, presetJob, previewRequest, type Finish } from '../pictures/finish';
import { makeUprightCopy } from '../pictures/upright-copy';

/** Of a thumbnail, in pixels: twice a cell's, for dense screens. */
const WIDTH = 400;

/** A result of which a small picture is wanted. */
export interface ThumbnailOf {
  /** The visitor's. */
  readonly picture: Blob;
  /** The plain one; undefined until it is there. */
  readonly cutOut: Blob | undefined;
  readonly finish: Finish;
}

/**
 * Small pictures of large ones, made one at a time, since each is decoded whole for it. They are kept for the visit of
 * the batch: some ten kilobytes each. What is made of a cut-out is rendered from the two small pictures.
 */
export class Thumbnails {
  readonly #turns = new Turns();
  readonly #finishing = new Turns();
  readonly #made = new WeakMap<Blob, Promise<Blob | undefined>>();
  /** The last finish of each cut-out that was looked at. */
  readonly #finished = new WeakMap<Blob, { readonly finish: Finish; readonly made: Blob }>();

  /**
   * @param signal of whoever looks: a picture that has been scrolled away before its turn is not decoded
   * @param onPlain gets the plain one to show meanwhile, where something else has to be rendered first
   * @returns undefined where this browser cannot show the picture
   * @throws the signal's reason, where it fired before the turn came
   */
  async of(
    { picture, cutOut, finish }: ThumbnailOf,
    signal: AbortSignal,
    onPlain?: (plain: Blob) => void,
  ): Promise<Blob | undefined> {
    if (cutOut === undefined) return this.#small(picture, signal);
    const plain = await this.#small(cutOut, signal);
    if (plain === undefined || isPlainFinish(finish)) return plain;
    const known = this.#finished.get(cutOut);
    if (known?.finish === finish) return known.made;
    onPlain?.(plain);
    const original = await this.#small(picture, signal);
    if (original === undefined) return plain;
    const { backgroundPicture } = finish;
    const background = backgroundPicture && (await this.#small(backgroundPicture, signal));
    const made = await this.#finishing.take(signal, () =>
      finished(original, plain, { ...finish, backgroundPicture: background }),
    );
    if (made === undefined) return plain;
    this.#finished.set(cutOut, { finish, made });
    return made;
  }

  #small(picture: Blob, signal: AbortSignal): Promise<Blob | undefined> {
    const made = this.#made.get(picture);
    if (made !== undefined) return made;
    return this.#turns.take(signal, () => {
      const making = this.#made.get(picture) ?? reduced(picture).catch(() => undefined);
      this.#made.set(picture, making);
      return making;
    });
  }
}

/** @returns undefined where this browser reads something else off a canvas than was drawn there */
async function reduced(picture: Blob): Promise<Blob | undefined> {
  if (!(await readsCanvasTruly())) return undefined;
  const bitmap = await createImageBitmap((await makeUprightCopy(picture)) ?? picture, {
    resizeWidth: WIDTH,
    resizeQuality: 'medium',
  });
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  } finally {
    bitmap.close();
  }
}

/** @returns undefined where it cannot be made: the plain one is shown then */
async function finished(picture: Blob, plainCutOut: Blob, finish: Finish): Promise<Blob | undefined> {
  const { backgroundPicture } = finish;
  const preset = presetJob(finish);
  try {
    const { blob } = await renderHere(
      { id: 'thumbnail', picture, plainCutOut },
      {
        request: previewRequest(finish),
        keep: false,
        previewPixels: WIDTH * WIDTH,
        // Where a person saw the chin is a row of the large picture.
        preset: preset && { ...preset, chin: undefined },
        ...(backgroundPicture && { backgroundImage: backgroundPicture }),
        // Cancelling would end the engine's worker, and with it what that has kept.
        signal: new AbortController().signal,
      },
    );
    return blob;
  } catch {
    return undefined;
  }
}
