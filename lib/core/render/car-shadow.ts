import type { Size } from '../image';
import { blurGaussian } from './gaussian-blur';
import { bridgeDents, groundLine, lowerContour } from './ground-line';
import type { CoarsePlane } from './coarse-plane';

/**
 * Half the height of the flat shadow in the middle of the car, above and below the ground. Both are shares of its
 * width.
 */
const ABOVE = 0.04;
const BELOW = 0.012;

/** How far the flat shadow goes beyond the car at either end. */
const OVERHANG = 0.015;

/** Standard deviations, as shares of the car's width. */
const SOFT = 0.012;
const TIGHT = 0.004;

/**
 * How much of the darkness is the flat shadow's. The rest is that of the line where the tyres touch the ground.
 */
const FLAT = 0.75;

/** Height of the line of contact, as a share of the car's width. */
const CONTACT = 0.02;

/**
 * The shadow of a car under an even sky. It is flat and dark beneath the car over its whole width, from wheel to wheel.
 * A tight line lies where the tyres touch the ground.
 *
 * @param silhouette mean alpha of each cell; not changed
 * @param subject its size, in cells
 */
export function carShadow(silhouette: CoarsePlane, subject: Size): CoarsePlane {
  const { width, height, data } = silhouette;
  const ground = groundLine(silhouette);
  const contour = lowerContour(data, width, height);
  const left = contour.findIndex(Number.isFinite);
  const right = width - 1 - [...contour].reverse().findIndex(Number.isFinite);
  if (left === -1) return { ...silhouette, data: new Float32Array(data.length) };
  bridgeDents(ground, left, right);
  const centre = (left + right + 1) / 2;
  const half = subject.width * (0.5 + OVERHANG);

  const flat = new Float32Array(data.length);
  const contact = new Float32Array(data.length);
  for (let x = 0; x < width; x++) {
    const floor = ground[x]!;
    if (floor === -Infinity) continue;
    const across = (x + 0.5 - centre) / half;
    if (Math.abs(across) < 1) {
      // Flatter at the ends than an ellipse: a car's floor is a rounded rectangle.
      const round = Math.sqrt(1 - across ** 4);
      fillColumn(
        flat,
        width,
        height,
        x,
        floor - ABOVE * subject.width * round,
        floor + BELOW * subject.width * round,
      );
    }
    const bottom = contour[x]!;
    const line = CONTACT * subject.width;
    if (bottom > floor - line) fillColumn(contact, width, height, x, bottom - line, bottom + line / 4);
  }
  blurGaussian(flat, silhouette, 1, SOFT * subject.width);
  blurGaussian(contact, silhouette, 1, TIGHT * subject.width);
  for (let i = 0; i < flat.length; i++) flat[i] = FLAT * flat[i]! + (1 - FLAT) * contact[i]!;
  return { ...silhouette, data: flat };
}

/** Fills a column between two rows, the first and the last cell as far as they lie between. */
function fillColumn(data: Float32Array, width: number, height: number, x: number, from: number, to: number) {
  for (let y = Math.max(0, Math.floor(from)); y < Math.min(height, Math.ceil(to)); y++) {
    data[y * width + x] = Math.min(1, y + 1 - from) - Math.max(0, y + 1 - to);
  }
}
