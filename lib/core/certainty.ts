import type { MatteGrid } from './matte';

/**
 * Log odds that a cut-out is good, by the logarithm of {@link doubtOf}. `npm run eval -- --pairs` fits them on every
 * second held-out pair of the default model. Good means an intersection over union of at least .9.
 */
const FIT = { at: -1.76, slope: 2.8 };

/** Doubt that is as good as none: the most certain cut-outs all count as 1. */
const LEAST_DOUBT = 1e-3;

/**
 * How sure a net's cut-out is.
 *
 * A net is sure of a subject where its alpha is near 0 or 1. At outlines it never is, so its doubt is measured against the
 * subject's area. Of fifteen figures of matte and net none told good from bad as well alone, and all together hardly better.
 *
 * @param net the net's own alpha, 0 to 1
 * @param decided the matte that was made of it, of the same size
 * @returns about the chance that the cut-out is good, 0 to 1; 0 where nothing was found
 */
export function certaintyOf(net: MatteGrid, decided: MatteGrid): number {
  const doubt = doubtOf(net, decided);
  return 1 / (1 + Math.exp((Math.log(Math.max(LEAST_DOUBT, doubt)) - FIT.at) * FIT.slope));
}

/**
 * How much a net left open, against what was found. It is 4 α (1 − α) summed over the grid, as a share of the decided
 * alpha's sum.
 *
 * @param net the net's own alpha, 0 to 1
 * @param decided the matte that was made of it, of the same size
 * @returns from 0; infinite where nothing was found
 */
export function doubtOf(net: MatteGrid, decided: MatteGrid): number {
  let open = 0;
  let found = 0;
  for (let i = 0; i < net.data.length; i++) {
    const alpha = net.data[i]!;
    open += 4 * alpha * (1 - alpha);
    found += decided.data[i]!;
  }
  return found === 0 ? Infinity : open / found;
}
