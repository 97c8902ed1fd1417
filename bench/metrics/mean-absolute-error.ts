/**
 * Mean absolute difference of two mattes.
 * @param alpha 0 to 255
 * @param truth 0 to 255, as many
 * @returns 0 to 1
 * @throws RangeError where the lengths differ or are 0
 */
export function meanAbsoluteError(alpha: Uint8Array, truth: Uint8Array): number {
  if (alpha.length !== truth.length || alpha.length === 0) {
    throw new RangeError(
      `Expected two mattes of one size but received ${alpha.length} and ${truth.length} pixels.`,
    );
  }
  let sum = 0;
  for (let i = 0; i < alpha.length; i++) sum += Math.abs(alpha[i]! - truth[i]!);
  return sum / alpha.length / 255;
}
