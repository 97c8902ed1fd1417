/**
 * Median of the square around each sample, of those that are not left out. Towards the edges the square becomes a rectangle
 * that still has its sample in the middle. So a straight edge in the data stays where it is. A histogram slides along each
 * row, in some 4·radius steps a sample. The method is Huang's, Yang's and Tang's ("A fast two-dimensional median filtering
 * algorithm", 1979).
 *
 * @param data 0 to 255, row by row; not changed
 * @param radius samples on each side of the one in the middle
 * @param least samples below it are left out
 * @returns 0 to 255, as many; the one before where all around are left out
 */
export function slidingMedian(
  data: Uint8Array,
  width: number,
  height: number,
  radius: number,
  least = 0,
): Uint8Array {
  const out = new Uint8Array(data.length);
  const counts = new Uint32Array(256);
  let last = least;
  for (let y = 0; y < height; y++) {
    const rows = Math.min(radius, y, height - 1 - y);
    const top = (y - rows) * width;
    const bottom = (y + rows) * width;
    counts.fill(0);
    let total = 0;
    let median = 0;
    let below = 0;
    const count = (x: number, by: 1 | -1) => {
      for (let row = top; row <= bottom; row += width) {
        const value = data[row + x]!;
        if (value < least) continue;
        counts[value]! += by;
        total += by;
        if (value < median) below += by;
      }
    };
    let [left, right] = [0, -1];
    for (let x = 0; x < width; x++) {
      const columns = Math.min(radius, x, width - 1 - x);
      while (right < x + columns) count(++right, 1);
      while (left < x - columns) count(left++, -1);
      if (total > 0) {
        const half = total >> 1;
        while (below > half) below -= counts[--median]!;
        while (below + counts[median]! <= half) below += counts[median++]!;
        last = median;
      }
      out[y * width + x] = last;
    }
  }
  return out;
}
