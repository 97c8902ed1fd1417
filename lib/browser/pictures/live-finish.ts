import 'client-only';
import { RemoveError } from '../errors/remove-error';
import type { PresetFound } from '../worker/messages';
import type { PageErrorCode } from '../errors/device-errors';
import type { Size } from '@/lib/core/image';
import { fileRequest, isPlainFinish, presetJob, previewRequest, type Finish } from './finish';
import type { PictureStore } from './picture-store';

/** Of a preview: about what a large screen shows, and rendered within a few frames. */
const PREVIEW_PIXELS = 1.5e6;

/**
 * How long a finish has to stand before its file is made, in milliseconds. A slider that is dragged makes none.
 */
const SETTLE_MS = 350;

/** A finish as it looks. */
export interface FinishedPicture {
  readonly finish: Finish;
  readonly blob: Blob;
  /** In pixels of {@link blob}. */
  readonly size: Size;
  /** Whether it is the file to save; else a smaller picture, to look at until that is there. */
  readonly isFile: boolean;
  /** What was found for the finish's preset; undefined where that makes and checks nothing. */
  readonly preset?: PresetFound | undefined;
}

interface Listener {
  readonly onPicture: (picture: FinishedPicture) => void;
  readonly onError: (finish: Finish, code: PageErrorCode) => void;
}

/**
 * Renders one picture as the visitor changes its finish. What was wished for last comes soon and small, then the file
 * once it stands. A rendering under way is not cancelled, because that would end the engine's worker and with it the
 * solution. What it makes is shown only while nothing newer is.
 */
export class LiveFinish {
  readonly #store: PictureStore;
  readonly #id: string;
  readonly #listener: Listener;
  readonly #ending = new AbortController();
  #wanted: Finish | undefined;
  #running = false;
  #wake: (() => void) | undefined;

  constructor(store: PictureStore, id: string, listener: Listener) {
    this.#store = store;
    this.#id = id;
    this.#listener = listener;
  }

  /** What the picture is to look like from now on. */
  show(finish: Finish): void {
    this.#wanted = finish;
    this.#wake?.();
    if (!this.#running) void this.#run();
  }

  /** No picture comes after this. */
  end(): void {
    this.#ending.abort();
    this.#wake?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let done: Finish | undefined;
    while (this.#wanted !== done && !this.#ending.signal.aborted) {
      const finish = this.#wanted!;
      try {
        if (await this.#makeAll(finish)) done = finish;
      } catch (reason) {
        done = finish;
        if (this.#ending.signal.aborted) break;
        this.#listener.onError(finish, reason instanceof RemoveError ? reason.code : 'device_failed');
      }
    }
    this.#running = false;
  }

  /** @returns whether the file was made; not where something else is wanted meanwhile */
  async #makeAll(finish: Finish): Promise<boolean> {
    const cutOut = this.#store.get(this.#id)?.cutOut;
    if (isPlainFinish(finish) && cutOut?.size) {
      this.#tell({ finish, blob: cutOut.blob, size: cutOut.size, isFile: true });
      return true;
    }
    await this.#make(finish, false);
    // The service makes the file, when the visitor asks for it.
    if (finish.madeBy === 'service') return this.#wanted === finish;
    await this.#settle(finish);
    if (this.#wanted !== finish || this.#ending.signal.aborted) return false;
    await this.#make(finish, true);
    return this.#wanted === finish;
  }

  async #make(finish: Finish, isFile: boolean): Promise<void> {
    const { backgroundPicture } = finish;
    const { blob, width, height, preset } = await this.#store.render(
      this.#id,
      isFile ? fileRequest(finish) : previewRequest(finish),
      {
        signal: this.#ending.signal,
        preset: presetJob(finish),
        ...(isFile ? {} : { previewPixels: PREVIEW_PIXELS }),
        ...(backgroundPicture === undefined ? {} : { backgroundImage: backgroundPicture }),
      },
    );
    this.#tell({ finish, blob, size: { width, height }, isFile, preset });
  }

  #tell(picture: FinishedPicture): void {
    if (!this.#ending.signal.aborted) this.#listener.onPicture(picture);
  }

  /** Waits until the finish has stood for a while, or something else is wanted. */
  async #settle(finish: Finish): Promise<void> {
    if (this.#wanted !== finish) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SETTLE_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
