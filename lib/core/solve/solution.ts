import { assertRgbaImage, pixelWords, type RgbaImage } from '../image';
import { throwIfCancelled, type AbortSignalLike } from '../signal';
import type { Subject } from '../subjects';

/**
 * The stages from a picture to a cut-out, in their order. `matte` reads the net's output and tidies it on the net's
 * grid. `refine` brings it to the picture's size along the picture's edges. `foreground` finds the colours of what is
 * seen through soft edges. `composite` writes colours and alpha into a picture. Without refinement there is no `refine`
 * and no `foreground`. `render` lays the cut-out out and puts something behind it, where that was asked for.
 */
export type Stage = 'preprocess' | 'infer' | 'matte' | 'refine' | 'foreground' | 'composite' | 'render';

/** What every step on the way takes. */
export interface StageOptions {
  /** Looked at before each stage. */
  readonly signal?: AbortSignalLike;
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
}

/** @throws CancelledError where the signal is aborted */
export function beginStage(stage: Stage, { signal, onStage }: StageOptions): void {
  throwIfCancelled(signal);
  onStage?.(stage);
}

/**
 * How a matte was made. It came from a net, from the alpha of the picture, or from unmixing a graphic or a baked
 * checkerboard.
 */
export type Way = 'net' | 'alpha' | 'graphic' | 'checkerboard';

/** What was found in a picture. */
interface Findings {
  /** The largest first; boxes in pixels of the picture. */
  readonly subjects: readonly Subject[];
  readonly way: Way;
  /** About the chance that the cut-out is good, 0 to 1; 1 where no net had to guess. */
  readonly certainty: number;
}

/**
 * A picture whose matte and foreground are known, from which cut-outs are rendered as often as wanted. Its rows are
 * made when they are asked for: what is held beside the picture is small.
 */
export interface Renderable {
  /** The picture as it came, decoded and oriented; until {@link useUp}, unchanged. */
  readonly picture: RgbaImage;
  /**
   * Writes rows of the cut-out: the foreground's colours and alpha; fully transparent pixels are [0, 0, 0, 0]. They
   * need the same rows of the picture only. So the picture itself can be the target, if each row is written once.
   *
   * @param target of the picture's size
   * @param from first row
   * @param to row after the last
   */
  readonly compositeRows: (target: RgbaImage, from: number, to: number) => void;
}

/** {@link Renderable}, and what was found on the way. */
export interface Solution extends Findings, Renderable {}

/**
 * Makes the cut-out in the picture's own memory: the solution can be used no more. A second copy of 48 megapixels is
 * 192 MB.
 *
 * @returns the picture, whose pixels are the cut-out's
 * @throws CancelledError where the signal is aborted before; the picture is unchanged then
 */
export function useUp({ picture, compositeRows }: Renderable, options: StageOptions = {}): RgbaImage {
  beginStage('composite', options);
  compositeRows(picture, 0, picture.height);
  return picture;
}

/**
 * Makes the cut-out in memory of its own: the solution stays.
 *
 * @param memory of four bytes a pixel, where it is made; what is in it does not matter
 * @throws CancelledError where the signal is aborted before
 */
export function compositeCopy(
  { picture: { width, height }, compositeRows }: Renderable,
  options: StageOptions = {},
  memory: Uint8Array = new Uint8Array(width * height * 4),
): RgbaImage {
  beginStage('composite', options);
  const target = { width, height, data: memory };
  compositeRows(target, 0, height);
  return target;
}

/**
 * Makes a solution of a plain cut-out of the picture's size, by its alpha and colours. So what was solved elsewhere, or
 * before, is rendered again without being solved again.
 *
 * **The solution holds both pictures.**
 *
 * @param picture decoded and oriented
 * @param cutOut with [0, 0, 0, 0] wherever it is fully transparent
 * @throws RangeError where the sizes differ, or data do not match their size
 */
export function solutionOfCutOut(picture: RgbaImage, cutOut: RgbaImage): Renderable {
  assertRgbaImage(picture);
  assertRgbaImage(cutOut);
  const { width, height } = cutOut;
  if (picture.width !== width || picture.height !== height) {
    throw new RangeError(
      `Expected a cut-out of ${picture.width} × ${picture.height} but received ${width} × ${height}.`,
    );
  }
  const words = pixelWords(cutOut);
  return {
    picture,
    compositeRows: (target, from, to) =>
      pixelWords(target).set(words.subarray(from * width, to * width), from * width),
  };
}
