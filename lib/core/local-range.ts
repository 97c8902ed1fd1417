import { kernels, viewHeap, withBuffers } from './kernels/heap';
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
  const bytes = data.length * 4;
  return withBuffers([(width + 2 * radius) * 4, bytes, bytes, bytes], ([line, high, low, range]) => {
    const { floats } = viewHeap();
    const first = line / 4 + radius;
    for (let y = 0; y < height; y++) {
      const row = data.subarray(y * width, (y + 1) * width);
      // A box that ends at the border holds the sample there: once more changes nothing.
      floats.fill(row[0]!, first - radius, first);
      floats.set(row, first);
      floats.fill(row[width - 1]!, first + width, first + width + radius);
      kernels.extremesAcross(line, width, radius, high + y * width * 4, low + y * width * 4);
    }
    kernels.rangeDown(high, low, width, height, radius, range);
    return floats.slice(range / 4, range / 4 + data.length);
  });
}
