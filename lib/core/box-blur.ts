import type { Size } from './image';
import { kernels } from './kernels/heap';
import type { Pointer } from './kernels/kernel-functions';

/** Bytes that {@link boxSums} needs to work with. */
export function boxSumsLine({ width }: Size, channels: number): number {
  return (width + 1) * channels * 8;
}

/**
 * Sums each channel over boxes of (2 × radius + 1)² samples; boxes are cut off at the border. Differences of running
 * sums, first along rows, then down: linear in the samples, whatever the radius.
 *
 * @param data in the kernels' memory: `channels` (an even number) float32 a sample, interleaved, row-major; changed
 * @param radius in samples
 * @param line see {@link boxSumsLine}
 * @param sums receives as many values as `data` has
 */
export function boxSums(
  data: Pointer,
  { width, height }: Size,
  channels: number,
  radius: number,
  line: Pointer,
  sums: Pointer,
): void {
  const stride = width * channels;
  for (let y = 0; y < height; y++) kernels.sumAcross(data + y * stride * 4, width, channels, radius, line);
  // Beyond the height each box has all rows. For a strip that is one pixel high, all else would be work for nothing.
  kernels.sumDown(data, stride, height, Math.min(radius, height - 1), line, sums);
}
