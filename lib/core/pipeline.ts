import { certaintyOf } from './certainty';
import { cleanUp } from './clean-up';
import { applyMatte } from './composite';
import { decideMatte } from './decide';
import { relativeToAlpha } from './existing-alpha';
import { estimateLayers, recolourer } from './foreground';
import { assertRgbaImage, type RgbaImage, type Size } from './image';
import { readMatte, type MatteGrid, type MatteOutput } from './matte';
import { resampleMatte } from './matte-rows';
import { normalizeToTensor, type Normalization } from './normalize';
import { NET_EDGES, refineMatte } from './refine';
import { resampleRgb, type RgbSamples } from './resample';
import { separatingAlpha } from './separating-alpha';
import type { Session } from './session';
import { throwIfCancelled, type AbortSignalLike } from './signal';
import { solidify } from './solidify';
import { findSubjects, keepLargest, type Subject } from './subjects';
import type { Tensor } from './tensor';

/** What the pipeline has to know of a net. */
export interface NetSpec {
  /** Size of the net's input, in samples. */
  readonly input: Size;
  readonly normalization: Normalization;
  readonly output: MatteOutput;
}

/**
 * The stages of one cut-out, in their order. `matte` reads the net's output and tidies it on the net's grid; `refine`
 * brings it to the picture's size along the picture's edges; `foreground` finds the colours of what is seen through
 * soft edges; `composite` writes colours and alpha into the picture. Without refinement there is no `refine` and no
 * `foreground`. `render` lays the cut-out out and puts something behind it, where that was asked for.
 */
export type Stage = 'preprocess' | 'infer' | 'matte' | 'refine' | 'foreground' | 'composite' | 'render';

export interface CutOutOptions {
  /** Looked at before each stage. */
  readonly signal?: AbortSignalLike;
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
  /** Whether glass and the like inside the subject stay semi-transparent; if not they become solid. Default: true. */
  readonly semitransparency?: boolean;
  /** How many subjects stay, the largest; all where it is undefined. */
  readonly mostSubjects?: number | undefined;
  /** Whether edges follow the picture and lose the background's colours, or are only enlarged. Default: true. */
  readonly refine?: boolean;
}

/**
 * Makes a net's input from a picture: resampled to the net's size, normalised.
 * @param image decoded and oriented; not changed
 * @returns [1, 3, h, w]
 * @throws RangeError where the picture's data do not match its size
 */
export function preprocess(image: RgbaImage, spec: NetSpec): Tensor {
  return normalizeToTensor(readSamples(image, spec), spec.normalization);
}

function readSamples(image: RgbaImage, spec: NetSpec): RgbSamples {
  assertRgbaImage(image);
  return resampleRgb(image, spec.input);
}

/**
 * How a matte was made: by a net, by the alpha that the picture came with, or by unmixing a graphic or a baked
 * checkerboard.
 */
export type Way = 'net' | 'alpha' | 'graphic' | 'checkerboard';

/**
 * A cut-out that waits for its last stage. Its pixels are the picture's until their row is composited, so whoever
 * reads rows one after the other can have each made when its turn comes.
 */
export interface PendingCutOut {
  readonly image: RgbaImage;
  /** What was found, the largest first. */
  readonly subjects: readonly Subject[];
  readonly way: Way;
  /** About the chance that the cut-out is good, 0 to 1; 1 where no net had to guess. */
  readonly certainty: number;
  /**
   * Writes the foreground's colours and alpha into rows of the picture; each row once.
   * @param from first row
   * @param to row after the last
   */
  readonly compositeRows: (from: number, to: number) => void;
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
  composite(await prepareCutOut(image, session, spec, options), options);
  return image;
}

/** The last stage of {@link cutOut}. */
export function composite({ image, compositeRows }: PendingCutOut, options: CutOutOptions): void {
  beginStage('composite', options);
  compositeRows(0, image.height);
}

/** All stages of {@link cutOut} but the last; arguments and errors are the same. */
export async function prepareCutOut(
  image: RgbaImage,
  session: Session,
  spec: NetSpec,
  options: CutOutOptions = {},
): Promise<PendingCutOut> {
  beginStage('preprocess', options);
  const samples = readSamples(image, spec);
  const ownAlpha = samples.opaque ? undefined : separatingAlpha(image);
  if (ownAlpha) return cutOutByAlpha(image, ownAlpha, options);
  const input = normalizeToTensor(samples, spec.normalization);
  beginStage('infer', options);
  const output = await session.run(input);
  beginStage('matte', options);
  const matteOfNet = readMatte(output, spec.output);
  const relative = samples.opaque ? matteOfNet : relativeToAlpha(matteOfNet, image);
  const decided = cleanUp(decideMatte(relative));
  const solid = options.semitransparency === false ? solidify(decided) : decided;
  const grid = keepLargest(solid, options.mostSubjects);
  const found = {
    image,
    subjects: findSubjects(grid, image),
    way: 'net',
    certainty: certaintyOf(relative, decided),
  } as const;
  if (options.refine === false) {
    const rows = resampleMatte(grid, image);
    return { ...found, compositeRows: (from, to) => applyMatte(image, rows, from, to) };
  }
  beginStage('refine', options);
  const matte = refineMatte(grid, image, NET_EDGES);
  beginStage('foreground', options);
  const recolour = recolourer(estimateLayers(image, matte), image.width);
  const compositeRows = (from: number, to: number) => applyMatte(image, matte, from, to, recolour);
  return { ...found, compositeRows };
}

/** A picture that was cut out before stays as it is, but for subjects that are not wanted: its alpha is the matte. */
function cutOutByAlpha(image: RgbaImage, alpha: MatteGrid, options: CutOutOptions): PendingCutOut {
  beginStage('matte', options);
  const kept = keepLargest(alpha, options.mostSubjects);
  // The picture's own alpha is multiplied in; only what goes has to be said.
  const stays = { ...kept, data: kept.data.map((value, i) => (value > 0 || alpha.data[i] === 0 ? 1 : 0)) };
  const rows = resampleMatte(stays, image);
  return {
    image,
    subjects: findSubjects(kept, image),
    way: 'alpha',
    certainty: 1,
    compositeRows: (from, to) => applyMatte(image, rows, from, to),
  };
}

function beginStage(stage: Stage, { signal, onStage }: CutOutOptions): void {
  throwIfCancelled(signal);
  onStage?.(stage);
}
