import type { Size } from '../image';
import { blurGaussian } from './gaussian-blur';
import { groundLine } from './ground-line';
import type { CoarsePlane } from './coarse-plane';

/** How much of a height above the ground the shadow goes back on the floor, and how much right. */
const SQUASH = 0.16;
const LEAN = 0.4;

/**
 * Layers of the shadow, in shares of the subject's size. A layer is that of what is at most so high above the ground,
 * brought forward and blurred. It is wider than high because the floor is seen at a low angle. Together they are dark
 * and sharp where the subject stands. They lie around its foot as under a soft light, and fade upwards.
 */
const LAYERS = [
  { height: 0.03, forward: 0.004, across: 0.008, down: 0.004, weight: 0.6 },
  { height: 0.12, forward: 0.012, across: 0.026, down: 0.01, weight: 0.6 },
  { height: 0.25, forward: 0.022, across: 0.06, down: 0.02, weight: 0.5 },
  { height: 0.5, forward: 0.01, across: 0.035, down: 0.016, weight: 0.4 },
] as const;

/**
 * The shadow of a subject on the floor it stands on. The light comes from the front, above and a little from the left.
 * It is its silhouette laid flat on the floor, as far as it is near the ground.
 *
 * @param silhouette mean alpha of each cell; not changed
 * @param subject its size, in cells
 */
export function contactShadow(silhouette: CoarsePlane, subject: Size): CoarsePlane {
  const size = Math.sqrt(subject.width * subject.height);
  const ground = groundLine(silhouette);
  const shadow = new Float32Array(silhouette.data.length);
  for (const { height, forward, across, down, weight } of LAYERS) {
    const layer = layFlat(silhouette, ground, height * size, forward * size);
    blurGaussian(layer, silhouette, 1, across * size, down * size);
    for (let i = 0; i < shadow.length; i++) shadow[i]! += (1 - shadow[i]!) * weight * layer[i]!;
  }
  return { ...silhouette, data: shadow };
}

/**
 * Lays what is at most `highest` above the ground on the floor. Where several fall on one place the densest stays.
 */
function layFlat(
  { width, height, data }: CoarsePlane,
  ground: Float64Array,
  highest: number,
  forward: number,
): Float32Array {
  const out = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = data[i]!;
      if (alpha === 0) continue;
      const above = ground[x]! - y - 0.5;
      if (above > highest) continue;
      const row = Math.min(height - 1, Math.floor(ground[x]! + forward - Math.max(0, above) * SQUASH));
      const column = Math.min(width - 1, Math.round(x + Math.max(0, above) * LEAN));
      const place = row * width + column;
      if (alpha > out[place]!) out[place] = alpha;
      if (column + 1 < width && alpha > out[place + 1]!) out[place + 1] = alpha;
    }
  }
  return out;
}
