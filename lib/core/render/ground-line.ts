import type { ShadowPlane } from './shadow-plane';

/** How steeply the ground may rise away from where the subject touches it, in cells to a cell. */
const SLOPE = 0.22;

/** A cell is the subject's from this much alpha on. */
const SOLID = 0.4;

/**
 * The ground that a subject stands on, as seen in the picture: in each column the row where the floor would meet
 * the subject. It goes through the lowest points of the silhouette, and from each it rises to both sides,
 * gently, as a floor does in a photo; of all such lines the lowest holds. So paws and wheels nearer to the camera
 * stand lower than those behind, and each on the ground.
 *
 * @param silhouette mean alpha of each cell
 * @returns for each column of the plane a row, in cells; −Infinity where nothing stands on the ground
 */
export function groundLine({ width, height, data }: ShadowPlane): Float64Array {
  const ground = lowerContour(data, width, height);
  for (let x = 1; x < width; x++) ground[x] = Math.max(ground[x]!, ground[x - 1]! - SLOPE);
  for (let x = width - 2; x >= 0; x--) ground[x] = Math.max(ground[x]!, ground[x + 1]! - SLOPE);
  return ground;
}

/** The lower edge of the silhouette in each column, in cells. */
export function lowerContour(data: Float32Array, width: number, height: number): Float64Array {
  const contour = new Float64Array(width).fill(-Infinity);
  for (let x = 0; x < width; x++) {
    for (let y = height - 1, i = y * width + x; y >= 0; y--, i -= width) {
      if (data[i]! < SOLID) continue;
      contour[x] = y + 1;
      break;
    }
  }
  return contour;
}
