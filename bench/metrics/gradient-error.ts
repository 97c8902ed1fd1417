import type { Matte } from '@/lib/core/image';
import { isUnknown } from './unknown-band';

/** Standard deviation of the Gaussian whose derivatives make gradients, in pixels. */
const SIGMA = 1.4;

/** Where the Gaussian has fallen below a hundredth of a per cent. */
const REACH = Math.ceil(SIGMA * 4.3);

/**
 * The gradient error of Rhemann et al. ("A perceptually motivated online benchmark for image matting", CVPR 2009). It
 * is the squared difference of the magnitudes of two mattes' gradients, by first derivatives of a Gaussian. It is
 * summed over the unknown band of a trimap, in thousands. Beyond the border the border is repeated.
 * @param alpha a matte
 * @param truth a matte of the same size
 * @param trimap 0 to 255, a pixel each
 */
export function gradientError(alpha: Matte, truth: Matte, trimap: Uint8Array): number {
  const guess = gradientMagnitude(alpha);
  const real = gradientMagnitude(truth);
  let sum = 0;
  for (let i = 0; i < guess.length; i++) {
    if (isUnknown(trimap[i]!)) sum += (guess[i]! - real[i]!) ** 2;
  }
  return sum / 1000;
}

/** @returns the gradient's length at each pixel, in full alpha a pixel */
export function gradientMagnitude({ width, height, data }: Matte): Float64Array {
  const values = Float64Array.from(data, (level) => level / 255);
  const taps = Array.from({ length: 2 * REACH + 1 }, (_, k) => k - REACH);
  const bell = taps.map((t) => Math.exp((-t * t) / (2 * SIGMA * SIGMA)));
  const total = bell.reduce((a, b) => a + b);
  const smooth = bell.map((w) => w / total);
  // Scaled so that a ramp of one a pixel has the gradient one.
  const moment = taps.reduce((sum, t, k) => sum + t * t * smooth[k]!, 0);
  const derive = taps.map((t, k) => (t * smooth[k]!) / moment);
  const across = convolve(convolve(values, width, height, derive, true), width, height, smooth, false);
  const down = convolve(convolve(values, width, height, smooth, true), width, height, derive, false);
  return across.map((dx, i) => Math.hypot(dx, down[i]!));
}

function convolve(
  values: Float64Array,
  width: number,
  height: number,
  taps: readonly number[],
  across: boolean,
): Float64Array {
  const out = new Float64Array(values.length);
  const last = (across ? width : height) - 1;
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o++) {
      const line = across ? y * width : x;
      const place = across ? x : y;
      let sum = 0;
      for (let k = 0; k < taps.length; k++) {
        const at = Math.min(last, Math.max(0, place + k - REACH));
        sum += taps[k]! * values[line + at * (across ? 1 : width)]!;
      }
      out[o] = sum;
    }
  }
  return out;
}
