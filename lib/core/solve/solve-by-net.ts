import { certaintyOf } from '../certainty';
import { cleanUp } from '../clean-up';
import { applyMatte } from '../composite';
import { decideMatte } from '../decide';
import { relativeToAlpha } from '../existing-alpha';
import { estimateLayers, recolourer } from '../foreground';
import { assertRgbaImage, type RgbaImage } from '../image';
import { readMatte, type MatteGrid } from '../matte';
import { resampleMatte } from '../matte-rows';
import { normalizeToTensor } from '../normalize';
import { NET_EDGES, refineMatte } from '../refine';
import { resampleRgb, type RgbSamples } from '../resample';
import { separatingAlpha } from '../separating-alpha';
import { solidify } from '../solidify';
import { standsOut } from '../stand-out';
import { findSubjects, keepLargest } from '../subjects';
import type { Tensor } from '../tensor';
import type { Net, NetSpec } from './net';
import { beginStage, type Solution, type StageOptions } from './solution';

export interface SolveOptions extends StageOptions {
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
 * Solves a picture with a net: what the net takes for background becomes transparent. A picture whose own alpha separates a
 * subject is solved by that, without the net.
 *
 * **The solution holds `image`**, which stays unchanged.
 *
 * @param image decoded and oriented sRGB
 * @param net loaded
 * @throws CancelledError where the signal is aborted before a stage begins
 * @throws NonFiniteOutputError where the net answers with NaN or infinity
 * @throws RangeError where the picture's data do not match its size, or the net's output is not [1, 1, h, w]
 */
export async function solveByNet(
  image: RgbaImage,
  { session, spec }: Net,
  options: SolveOptions = {},
): Promise<Solution> {
  beginStage('preprocess', options);
  const samples = readSamples(image, spec);
  const ownAlpha = samples.opaque ? undefined : separatingAlpha(image);
  if (ownAlpha) return solveByAlpha(image, ownAlpha, options);
  const input = normalizeToTensor(samples, spec.normalization);
  beginStage('infer', options);
  const output = await session.run(input);
  beginStage('matte', options);
  const matteOfNet = readMatte(output, spec.output);
  const relative = samples.opaque ? matteOfNet : relativeToAlpha(matteOfNet, image);
  const hasSubject = !samples.opaque || standsOut(samples);
  const decided = hasSubject
    ? cleanUp(decideMatte(relative))
    : { ...relative, data: new Float32Array(relative.data.length) };
  const solid = options.semitransparency === false ? solidify(decided) : decided;
  const grid = keepLargest(solid, options.mostSubjects);
  const found = {
    picture: image,
    subjects: findSubjects(grid, image),
    way: 'net',
    certainty: certaintyOf(relative, decided),
  } as const;
  if (options.refine === false) {
    const rows = resampleMatte(grid, image);
    return { ...found, compositeRows: (target, from, to) => applyMatte(image, rows, target, from, to) };
  }
  beginStage('refine', options);
  const matte = refineMatte(grid, image, NET_EDGES);
  beginStage('foreground', options);
  const recolour = recolourer(estimateLayers(image, matte), image.width);
  return {
    ...found,
    compositeRows: (target, from, to) => applyMatte(image, matte, target, from, to, recolour),
  };
}

/**
 * A picture that was cut out before stays as it is, but for subjects that are not wanted. Its alpha is the matte.
 */
function solveByAlpha(image: RgbaImage, alpha: MatteGrid, options: SolveOptions): Solution {
  beginStage('matte', options);
  const kept = keepLargest(alpha, options.mostSubjects);
  // The picture's own alpha is multiplied in; only what goes has to be said.
  const stays = { ...kept, data: kept.data.map((value, i) => (value > 0 || alpha.data[i] === 0 ? 1 : 0)) };
  const rows = resampleMatte(stays, image);
  return {
    picture: image,
    subjects: findSubjects(kept, image),
    way: 'alpha',
    certainty: 1,
    compositeRows: (target, from, to) => applyMatte(image, rows, target, from, to),
  };
}
