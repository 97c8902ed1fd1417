import type { Size } from '../image';
import { blurGaussian } from './gaussian-blur';
import type { CoarsePlane } from './coarse-plane';

/**
 * Copies of the silhouette, moved and blurred, in shares of the subject's size; nearer ones sharper. One blur alone
 * looks like a glow. A real shadow under a soft light is dense along the edge and fades slowly.
 */
const LAYERS = [
  { right: 0.004, down: 0.009, deviation: 0.008, weight: 0.35 },
  { right: 0.014, down: 0.034, deviation: 0.03, weight: 0.65 },
] as const;

/**
 * The shadow of a subject that floats a little above a wall. It is lit from above and a little from the left.
 * @param silhouette mean alpha of each cell; not changed
 * @param subject its size, in cells
 */
export function dropShadow(silhouette: CoarsePlane, subject: Size): CoarsePlane {
  const size = Math.sqrt(subject.width * subject.height);
  const shadow = new Float32Array(silhouette.data.length);
  for (const { right, down, deviation, weight } of LAYERS) {
    const layer = moved(silhouette, Math.round(right * size), Math.round(down * size));
    blurGaussian(layer, silhouette, 1, deviation * size);
    for (let i = 0; i < shadow.length; i++) shadow[i]! += weight * layer[i]!;
  }
  return { ...silhouette, data: shadow };
}

function moved({ width, height, data }: CoarsePlane, right: number, down: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let y = down; y < height; y++) {
    out.set(data.subarray((y - down) * width, (y - down + 1) * width - right), y * width + right);
  }
  return out;
}
