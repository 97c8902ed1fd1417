import { isForeground } from './binary-mask';

/**
 * Intersection over union of the masks that two mattes make at one half. Two empty masks score 0, as in the
 * evaluation that the model was trained with.
 * @param alpha 0 to 255
 * @param truth 0 to 255, as many
 * @returns 0 to 1
 */
export function intersectionOverUnion(alpha: Uint8Array, truth: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < alpha.length; i++) {
    const guess = isForeground(alpha[i]!);
    const real = isForeground(truth[i]!);
    if (guess && real) both++;
    if (guess || real) either++;
  }
  return both / Math.max(1, either);
}
