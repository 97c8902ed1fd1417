import { isUnknown } from './unknown-band';

/**
 * Mean squared difference of alpha over the unknown band of a trimap; 0 where the band is empty.
 * @param alpha 0 to 255
 * @param truth 0 to 255, as many
 * @param trimap 0 to 255, as many
 * @returns 0 to 1
 */
export function mse(alpha: Uint8Array, truth: Uint8Array, trimap: Uint8Array): number {
  let sum = 0;
  let pixels = 0;
  for (let i = 0; i < alpha.length; i++) {
    if (!isUnknown(trimap[i]!)) continue;
    sum += (alpha[i]! - truth[i]!) ** 2;
    pixels++;
  }
  return pixels === 0 ? 0 : sum / pixels / 255 ** 2;
}
