import 'client-only';
import type { PlacedCutOut, RemoveBackgroundOptions } from '../remove-background';
import type { SolvedPicture } from '../engine/local-engine';
import type { LocalRendering, PresetJob, RenderResult } from '../worker/messages';
import { SolutionBudget } from './solution-budget';

/** A picture of the visitor's, and what has come of it. */
export interface StoredPicture {
  readonly id: string;
  readonly file: File;
  /** The plain one, as PNG; undefined until it is there. Every other look is rendered from it. */
  readonly cutOut: PlacedCutOut | undefined;
}

/** How a picture is rendered. */
export interface RenderOptions {
  readonly signal: AbortSignal;
  /** For a background of kind `picture`. */
  readonly backgroundImage?: Blob;
  /** To be looked at only: no larger than so many pixels. */
  readonly previewPixels?: number;
  /** Undefined: for none. */
  readonly preset?: PresetJob | undefined;
}

/** What the store needs of the rest; see `remove-background.ts` and `local-engine.ts`. */
export interface PictureEngine {
  readonly cutOut: (file: File, options: RemoveBackgroundOptions) => Promise<PlacedCutOut>;
  readonly render: (
    solved: SolvedPicture,
    options: RenderOptions & { readonly request: LocalRendering; readonly keep: boolean },
  ) => Promise<RenderResult>;
  readonly release: (id: string) => Promise<void>;
  /** Lets a cut-out that nobody wants any more go. */
  readonly letGo: (cutOut: Blob) => void;
}

/**
 * The pictures of a visit: for a single picture, a batch, an editor and a history alike. It holds the visitor's file
 * and the plain cut-out of each. These are references that the browser may keep on its own side. The engine's worker alone
 * holds pixels, as a cache within a budget. The service or the device may have solved a picture. Its renderings are
 * made here, and no net runs for them.
 */
export class PictureStore {
  readonly #engine: PictureEngine;
  readonly #budget: SolutionBudget;
  readonly #pictures = new Map<string, StoredPicture>();
  #added = 0;

  /** @param solutionBytes that kept solutions may hold together */
  constructor(engine: PictureEngine, solutionBytes: number) {
    this.#engine = engine;
    this.#budget = new SolutionBudget(solutionBytes, (id) => void engine.release(id));
  }

  /** @returns the id by which the picture is known from now on */
  add(file: File): string {
    const id = `picture-${(this.#added += 1)}`;
    this.#pictures.set(id, { id, file, cutOut: undefined });
    return id;
  }

  /**
   * Takes in a picture of before, with its plain cut-out. It is rendered from these, and no net runs for it.
   * @returns the id by which the picture is known from now on
   */
  restore(file: File, cutOut: PlacedCutOut): string {
    const id = this.add(file);
    this.#pictures.set(id, { id, file, cutOut });
    return id;
  }

  get(id: string): StoredPicture | undefined {
    return this.#pictures.get(id);
  }

  /**
   * Cuts a picture out. Whoever asks for several at once decides how many. The service takes them side by side, the
   * engine's worker one after the other. Asked again it is solved again: what the visitor says that it is may have
   * changed.
   *
   * @throws RangeError for an id that is not here
   * @throws as `removeBackground` does
   */
  async cutOut(id: string, options: Omit<RemoveBackgroundOptions, 'keepAs'>): Promise<PlacedCutOut> {
    const { file } = this.#require(id);
    options.signal.throwIfAborted();
    this.#budget.drop(id);
    const keep = this.#budget.admit(id, undefined);
    const cutOut = await this.#engine.cutOut(file, { ...options, keepAs: keep ? id : undefined });
    const stored = this.#pictures.get(id);
    if (!stored) {
      this.#budget.drop(id);
      this.#engine.letGo(cutOut.blob);
    } else {
      this.#letGo(stored);
      this.#pictures.set(id, { ...stored, cutOut });
      this.#budget.admit(id, cutOut.size);
    }
    return cutOut;
  }

  /**
   * Renders a picture that was cut out.
   *
   * @throws RangeError for an id that is not here, or has no cut-out yet
   * @throws as `renderHere` does
   */
  async render(id: string, request: LocalRendering, options: RenderOptions): Promise<RenderResult> {
    const { file, cutOut } = this.#require(id);
    if (!cutOut) throw new RangeError(`Expected picture ${id} to be cut out before it is rendered.`);
    const rendered = await this.#engine.render(
      { id, picture: file, plainCutOut: cutOut.blob },
      { ...options, request, keep: this.#budget.admit(id, cutOut.size) },
    );
    this.#budget.admit(id, rendered.pictureSize);
    return rendered;
  }

  /** Forgets a picture and all that came of it; who is waiting for it is not disturbed. */
  remove(id: string): void {
    const stored = this.#pictures.get(id);
    if (stored) this.#letGo(stored);
    this.#pictures.delete(id);
    this.#budget.drop(id);
  }

  #letGo({ cutOut }: StoredPicture): void {
    if (cutOut) this.#engine.letGo(cutOut.blob);
  }

  #require(id: string): StoredPicture {
    const stored = this.#pictures.get(id);
    if (!stored) throw new RangeError(`Expected a picture of the store but received the id ${id}.`);
    return stored;
  }
}
