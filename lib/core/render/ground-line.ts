import { SOLID, type CoarsePlane } from './coarse-plane';

/** How steeply the ground may rise away from where the subject touches it, in cells to a cell. */
const SLOPE = 0.3;

/**
 * The ground that a subject stands on, as seen in the picture. In each column it is the row where the floor would meet
 * the subject. It goes through the lowest points of the silhouette. From each it rises to both sides, gently, as a
 * floor does in a photo. Of all such lines the lowest holds. So paws and wheels nearer to the camera stand lower than
 * those behind, and each on the ground.
 *
 * @param silhouette mean alpha of each cell
 * @returns for each column of the plane a row, in cells; −Infinity where nothing stands on the ground
 */
export function groundLine({ width, height, data }: CoarsePlane): Float64Array {
  const ground = lowerContour(data, width, height);
  for (let x = 1; x < width; x++) ground[x] = Math.max(ground[x]!, ground[x - 1]! - SLOPE);
  for (let x = width - 2; x >= 0; x--) ground[x] = Math.max(ground[x]!, ground[x + 1]! - SLOPE);
  return ground;
}

/**
 * Takes dents out of a ground line: what bridges them is straight, as the floor between two axles. The lower hull, by
 * Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information Processing Letters 9(5), 1979.
 *
 * @param ground from `from` on finite; changed
 * @param from first column of what is bridged
 * @param to last column of it
 */
export function bridgeDents(ground: Float64Array, from: number, to: number): void {
  const hull: number[] = [];
  const rises = (a: number, b: number, c: number) =>
    (ground[b]! - ground[a]!) * (c - a) <= (ground[c]! - ground[a]!) * (b - a);
  for (let x = from; x <= to; x++) {
    while (hull.length > 1 && rises(hull.at(-2)!, hull.at(-1)!, x)) hull.pop();
    hull.push(x);
  }
  for (let i = 0; i + 1 < hull.length; i++) {
    const [a, b] = [hull[i]!, hull[i + 1]!];
    const slope = (ground[b]! - ground[a]!) / (b - a);
    for (let x = a + 1; x < b; x++) ground[x] = ground[a]! + slope * (x - a);
  }
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
