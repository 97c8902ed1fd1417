import { isUnknown } from './unknown-band';

/**
 * Sum of absolute differences of alpha over the unknown band of a trimap, in thousands, as matting benchmarks give it.
 * See Rhemann et al., "A perceptually motivated online benchmark for image matting", CVPR 2009.
 * @param alpha 0 to 255
 * @param truth 0 to 255, as many
 * @param trimap 0 to 255, as many
 */
export function sad(alpha: Uint8Array, truth: Uint8Array, trimap: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < alpha.length; i++) {
    if (isUnknown(trimap[i]!)) sum += Math.abs(alpha[i]! - truth[i]!);
  }
  return sum / 255 / 1000;
}
