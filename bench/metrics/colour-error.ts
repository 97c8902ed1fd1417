import type { RgbaImage } from '@/lib/core/image';

/** Errors of foreground colours, in levels of 255 and their square. */
export interface ColourError {
  readonly mae: number;
  readonly mse: number;
}

/** Alpha between which a pixel shows both layers; as a share of full. */
const LOWEST = 0.02;
const HIGHEST = 0.98;

/**
 * Mean absolute and mean squared difference of a picture's colours from the true foreground's. Only pixels count whose
 * true alpha lies between 0.02 and 0.98.
 * @param truth R, G and B of each pixel
 * @param alpha true alpha, 0 to 255
 */
export function colourError({ data }: RgbaImage, truth: Uint8Array, alpha: Uint8Array): ColourError {
  let absolute = 0;
  let squared = 0;
  let values = 0;
  for (let i = 0; i < alpha.length; i++) {
    if (alpha[i]! < LOWEST * 255 || alpha[i]! > HIGHEST * 255) continue;
    for (let c = 0; c < 3; c++, values++) {
      const difference = data[i * 4 + c]! - truth[i * 3 + c]!;
      absolute += Math.abs(difference);
      squared += difference * difference;
    }
  }
  return { mae: absolute / Math.max(1, values), mse: squared / Math.max(1, values) };
}
