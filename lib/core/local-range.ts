import type { Plane } from './plane';

/**
 * How much a plane differs around each sample: its highest less its lowest value in a box of (2 × radius + 1)² samples,
 * which is cut off at the border. First along rows, then down.
 *
 * @param plane not changed
 * @param radius in samples
 * @returns as many values as the plane has
 */
export function localRange({ width, height, data }: Plane, radius: number): Float32Array {
  const high = new Float32Array(data.length);
  const low = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    const first = y * width;
    const last = first + width - 1;
    for (let x = 0; x < width; x++, i++) {
      let most = data[i]!;
      let least = most;
      const end = Math.min(last, i + radius);
      for (let k = Math.max(first, i - radius); k <= end; k++) {
        const value = data[k]!;
        if (value > most) most = value;
        else if (value < least) least = value;
      }
      high[i] = most;
      low[i] = least;
    }
  }
  const range = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    const above = Math.min(radius, y) * width;
    const below = Math.min(radius, height - 1 - y) * width;
    for (let x = 0; x < width; x++, i++) {
      let most = high[i]!;
      let least = low[i]!;
      for (let k = i - above; k <= i + below; k += width) {
        if (high[k]! > most) most = high[k]!;
        if (low[k]! < least) least = low[k]!;
      }
      range[i] = most - least;
    }
  }
  return range;
}
