import { intersectionOverUnion } from '../metrics/intersection-over-union';
import { rocArea } from '../metrics/roc-area';
import type { Cutter } from './cutter';
import type { StoredPair } from './pair-tars';
import { alphaOfImage } from './pictures';
import { mean } from './score';

/** Intersection over union from which on a cut-out is good. */
export const GOOD_IOU = 0.9;

/** How sure the engine was of a cut-out, and how good that is. */
export interface Judged {
  readonly certainty: number;
  readonly iou: number;
}

/** Cuts pairs out and compares with their masks; edges only enlarged, since pairs are hardly larger than a net's grid. */
export async function judgePairs(pairs: readonly StoredPair[], cut: Cutter): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { picture, mask } of pairs) {
    const { image, certainty } = await cut(picture, false);
    judged.push({ certainty, iou: intersectionOverUnion(alphaOfImage(image).data, mask) });
  }
  return judged;
}

/**
 * Prints what certainty is worth, on the pairs that it was fitted on and on the others. Also prints how it should be
 * fitted.
 */
export function printPairs(judged: readonly Judged[]): void {
  const fitted = judged.filter((_, i) => i % 2 === 0);
  const others = judged.filter((_, i) => i % 2 === 1);
  console.log(
    `\nheld-out pairs: ${judged.length}; mean IoU ${mean(judged.map(({ iou }) => iou)).toFixed(4)}\n`,
  );
  console.log(`area under the ROC curve, certainty against IoU < ${GOOD_IOU}`);
  console.log(`  ${rocOf(fitted).toFixed(3)}  pairs that it is fitted on`);
  console.log(`  ${rocOf(others).toFixed(3)}  the others\n`);
  console.log('certainty   pairs  good, of the others');
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = others.filter(({ certainty }) => Math.min(9, Math.floor(certainty * 10)) === tenth);
    const good = inside.filter(({ iou }) => iou >= GOOD_IOU).length;
    const share = inside.length === 0 ? '–' : `${Math.round((good / inside.length) * 100)} %`;
    console.log(
      `${(tenth / 10).toFixed(1)} to ${((tenth + 1) / 10).toFixed(1)}  ${String(inside.length).padStart(5)}  ${share}`,
    );
  }
  const { bias, slope } = fitLogistic(fitted);
  console.log(
    `\nlog odds that a pair is good: ${bias.toFixed(2)} + ${slope.toFixed(2)} × those that it has now (0 and 1: as fitted)`,
  );
}

/** Certainty's area under the ROC curve; NaN where all are good, or none. */
export function rocOf(judged: readonly Judged[]): number {
  return rocArea(
    judged.map(({ certainty }) => certainty),
    judged.map(({ iou }) => iou >= GOOD_IOU),
  );
}

/**
 * Fits log odds of being good as a line over those that certainty says, by Newton's method. See Platt, "Probabilistic
 * outputs for support vector machines", 1999.
 */
export function fitLogistic(judged: readonly Judged[]): { readonly bias: number; readonly slope: number } {
  let [bias, slope] = [0, 1];
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const { certainty, iou } of judged) {
      const odds = logOdds(certainty);
      const chance = 1 / (1 + Math.exp(-(bias + slope * odds)));
      const error = chance - (iou >= GOOD_IOU ? 1 : 0);
      const weight = chance * (1 - chance);
      g0 += error;
      g1 += error * odds;
      h00 += weight;
      h01 += weight * odds;
      h11 += weight * odds * odds;
    }
    const determinant = h00 * h11 - h01 * h01;
    bias -= (h11 * g0 - h01 * g1) / determinant;
    slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  return { bias, slope };
}

/** Within what can be told apart: a certainty of 0 or 1 has no finite odds. */
function logOdds(certainty: number): number {
  const within = Math.min(0.9999, Math.max(0.0001, certainty));
  return Math.log(within / (1 - within));
}
