import type { Size } from '../image';
import { blurBoxes } from './box-blur';
import { groundLine } from './ground-line';
import type { ShadowPlane } from './shadow-plane';

/** Of a height above the ground, how much of it the shadow goes back on the floor, and how much to the right. */
const SQUASH = 0.2;
const LEAN = 0.42;

/**
 * Layers of the shadow: that of what is at most so high above the ground, as a share of the subject's size,
 * blurred by such a share. Together they are dark and sharp where the subject stands and fade upwards.
 */
const LAYERS = [
  { height: 0.035, deviation: 0.006, weight: 0.4 },
  { height: 0.11, deviation: 0.014, weight: 0.25 },
  { height: 0.24, deviation: 0.024, weight: 0.2 },
  { height: 0.45, deviation: 0.04, weight: 0.15 },
] as const;

/**
 * The shadow of a subject on the floor it stands on, lit from the front, above and a little from the left: its
 * silhouette laid flat on the floor, as far as it is near the ground.
 *
 * @param silhouette mean alpha of each cell; not changed
 * @param subject its size, in cells
 */
export function contactShadow(silhouette: ShadowPlane, subject: Size): ShadowPlane {
  const size = Math.sqrt(subject.width * subject.height);
  const ground = groundLine(silhouette);
  const shadow = new Float32Array(silhouette.data.length);
  for (const { height, deviation, weight } of LAYERS) {
    const layer = layFlat(silhouette, ground, height * size);
    blurBoxes(layer, silhouette, 1, deviation * size);
    for (let i = 0; i < shadow.length; i++) shadow[i]! += weight * layer[i]!;
  }
  return { ...silhouette, data: shadow };
}

/** Lays what is at most `highest` above the ground on the floor; of what falls on one place the densest stays. */
function layFlat({ width, height, data }: ShadowPlane, ground: Float64Array, highest: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = data[i]!;
      if (alpha === 0) continue;
      const above = ground[x]! - y - 0.5;
      if (above > highest) continue;
      const row = Math.min(height - 1, Math.floor(ground[x]! - Math.max(0, above) * SQUASH));
      const column = Math.min(width - 1, Math.round(x + Math.max(0, above) * LEAN));
      const place = row * width + column;
      if (alpha > out[place]!) out[place] = alpha;
      if (column + 1 < width && alpha > out[place + 1]!) out[place + 1] = alpha;
    }
  }
  return out;
}
