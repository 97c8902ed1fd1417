import { isForeground } from './binary-mask';

/** The mask is cut at this many levels of alpha: .02, .04 … .98. */
export const LEVELS = 49;

/** Weight of recall against precision, as usual for salient objects (Achanta et al., CVPR 2009). */
const BETA_SQUARED = 0.3;

/** A picture's precision and recall at each level, 0 to 1. */
export interface PrecisionRecall {
  readonly precision: readonly number[];
  readonly recall: readonly number[];
}

/**
 * Precision and recall of the masks that a matte makes at each level, against the truth at one half. Where nothing
 * is found, precision is 0; where there is nothing to find, recall is.
 * @param alpha 0 to 255
 * @param truth 0 to 255, as many
 */
export function precisionRecall(alpha: Uint8Array, truth: Uint8Array): PrecisionRecall {
  const found = new Float64Array(256);
  const hits = new Float64Array(256);
  for (let i = 0; i < alpha.length; i++) {
    found[alpha[i]!]! += 1;
    if (isForeground(truth[i]!)) hits[alpha[i]!]! += 1;
  }
  const real = hits.reduce((a, b) => a + b);
  const precision: number[] = [];
  const recall: number[] = [];
  for (let level = 1; level <= LEVELS; level++) {
    let foundAbove = 0;
    let hitsAbove = 0;
    // alpha / 255 > level / 50, in whole numbers
    for (let a = Math.floor((level * 255) / 50) + 1; a <= 255; a++) {
      foundAbove += found[a]!;
      hitsAbove += hits[a]!;
    }
    precision.push(hitsAbove / Math.max(1, foundAbove));
    recall.push(hitsAbove / Math.max(1, real));
  }
  return { precision, recall };
}

/**
 * The highest F over the levels; precision and recall are averaged over the pictures first.
 * @param curves one a picture
 * @returns 0 to 1
 */
export function maxF(curves: readonly PrecisionRecall[]): number {
  let best = 0;
  for (let level = 0; level < LEVELS; level++) {
    const mean = (kind: keyof PrecisionRecall) =>
      curves.reduce((sum, curve) => sum + curve[kind][level]!, 0) / curves.length;
    const precision = mean('precision');
    const recall = mean('recall');
    const f = ((1 + BETA_SQUARED) * precision * recall) / Math.max(1e-6, BETA_SQUARED * precision + recall);
    best = Math.max(best, f);
  }
  return best;
}
