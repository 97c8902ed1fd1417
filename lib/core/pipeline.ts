import { applyMatte } from './composite';
import { assertRgbaImage, type RgbaImage, type Size } from './image';
import { readMatte, type MatteOutput } from './matte';
import { resampleMatte } from './matte-rows';
import { normalizeToTensor, type Normalization } from './normalize';
import { resampleRgb } from './resample';
import type { Session } from './session';
import { throwIfCancelled, type AbortSignalLike } from './signal';
import type { Tensor } from './tensor';

/** What the pipeline has to know of a net. */
export interface NetSpec {
  /** Size of the net's input, in samples. */
  readonly input: Size;
  readonly normalization: Normalization;
  readonly output: MatteOutput;
}

/**
 * The stages of one cut-out, in their order. `matte` reads the net's output; `composite` brings the matte to
 * the picture's size and puts it in, row by row.
 */
export type Stage = 'preprocess' | 'infer' | 'matte' | 'composite';

export interface CutOutOptions {
  /** Looked at before each stage. */
  readonly signal?: AbortSignalLike;
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
}

/**
 * Makes a net's input from a picture: resampled to the net's size, normalised.
 * @param image decoded and oriented; not changed
 * @returns [1, 3, h, w]
 * @throws RangeError where the picture's data do not match its size
 */
export function preprocess(image: RgbaImage, spec: NetSpec): Tensor {
  assertRgbaImage(image);
  return normalizeToTensor(resampleRgb(image, spec.input), spec.normalization);
}

/**
 * Removes a picture's background: what the net takes for background becomes transparent.
 *
 * **Takes ownership of `image.data`** and writes the cut-out into it, because a second copy of 48 megapixels is
 * 192 MB: the result holds the same array. Until the stage `composite` begins the picture is unchanged, so
 * after a cancellation or a failed run it is still whole.
 *
 * @param image decoded and oriented sRGB
 * @param session the loaded net that `spec` describes
 * @returns the cut-out, of the picture's size; fully transparent pixels are [0, 0, 0, 0]
 * @throws CancelledError where the signal is aborted before a stage begins
 * @throws NonFiniteOutputError where the net answers with NaN or infinity
 * @throws RangeError where the picture's data do not match its size, or the net's output is not [1, 1, h, w]
 */
export async function cutOut(
  image: RgbaImage,
  session: Session,
  spec: NetSpec,
  options: CutOutOptions = {},
): Promise<RgbaImage> {
  const begin = (stage: Stage) => {
    throwIfCancelled(options.signal);
    options.onStage?.(stage);
  };

  begin('preprocess');
  const input = preprocess(image, spec);
  begin('infer');
  const output = await session.run(input);
  begin('matte');
  const grid = readMatte(output, spec.output);
  begin('composite');
  applyMatte(image, resampleMatte(grid, image));
  return image;
}
