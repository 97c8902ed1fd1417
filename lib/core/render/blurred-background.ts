import type { RgbaImage } from '../image';
import type { Length } from '../rendering';
import { blurGaussian } from './gaussian-blur';
import { readSilhouette } from './coarse-plane';
import { CHANNELS, PremultipliedCells } from './premultiplied-cells';
import { blurDeviation, packStraight, type ReducedOriginal } from './reduced-original';

/**
 * Variance, in pixels of the coarse picture, that is put in anyway. Reducing it in cells puts in 1/12, enlarging it
 * bilinearly 1/6.
 */
const OWN_VARIANCE = 1 / 4;

/**
 * How much the subject's own pixels count. It is enough to fill what is far from all background, too little for a halo.
 */
const SUBJECT_WEIGHT = 0.02;

/**
 * Blurs a picture as the background of its own cut-out: a Gaussian, in sRGB as browsers do it. Only what lies beside
 * the subject is mixed, because the subject's colours would shine around it like a halo. That is a normalized
 * convolution, Knutsson and Westin, CVPR 1993.
 *
 * @param original its coarse copy; not changed
 * @param cutOut the subject in its place in the picture; not changed
 * @param radius the Gaussian's standard deviation in px, or % of the picture's shorter side. A large picture cannot be
 *   blurred less than by about half a pixel of its coarse copy
 * @returns of the coarse copy's size
 * @throws RangeError where the cut-out is not of the original's size
 */
export function blurBackground(
  { image, cell }: ReducedOriginal,
  cutOut: RgbaImage,
  radius: Length,
): RgbaImage {
  const { width, height } = image;
  if (Math.ceil(cutOut.width / cell) !== width || Math.ceil(cutOut.height / cell) !== height) {
    throw new RangeError(
      `Expected the original of a cut-out of ${cutOut.width} × ${cutOut.height} but received ` +
        `${width} × ${height} cells of ${cell} pixels.`,
    );
  }
  const weights = new Float32Array(width * height);
  readSilhouette(cutOut, { width, height, left: 0, top: 0, cell, data: weights });
  const samples = new Float32Array(width * height * CHANNELS);
  const cells = new PremultipliedCells(image, 1);
  for (let y = 0, i = 0; y < height; y++) {
    cells.readRow(y, samples.subarray(y * width * CHANNELS, (y + 1) * width * CHANNELS));
    for (const end = i + width; i < end; i++) {
      const weight = 1 - (1 - SUBJECT_WEIGHT) * weights[i]!;
      weights[i] = weight;
      for (let k = i * CHANNELS; k < (i + 1) * CHANNELS; k++) samples[k]! *= weight;
    }
  }
  const coarse = blurDeviation(cutOut, radius) / cell;
  const deviation = Math.sqrt(Math.max(0, coarse * coarse - OWN_VARIANCE));
  blurGaussian(samples, image, CHANNELS, deviation);
  blurGaussian(weights, image, 1, deviation);
  for (let i = 0; i < weights.length; i++) {
    for (let k = i * CHANNELS; k < (i + 1) * CHANNELS; k++) samples[k]! /= weights[i]!;
  }
  const blurred = { width, height, data: new Uint8Array(samples.length) };
  packStraight(samples, blurred.data);
  return blurred;
}
