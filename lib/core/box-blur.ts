/**
 * Sums each channel over boxes of (2 × radius + 1)² samples, in place; boxes are cut off at the border. Differences of
 * running sums, first along rows, then down: linear in the samples, whatever the radius.
 *
 * @param data `channels` values a sample, interleaved, row-major
 * @param radius in samples
 */
export function boxSums(
  data: Float32Array,
  width: number,
  height: number,
  channels: number,
  radius: number,
): void {
  const stride = width * channels;
  const running = new Float64Array(stride + channels);
  for (let offset = 0; offset < data.length; offset += stride) {
    for (let i = 0; i < stride; i++) running[i + channels] = running[i]! + data[offset + i]!;
    for (let x = 0, o = offset; x < width; x++) {
      let high = Math.min(width, x + radius + 1) * channels;
      let low = Math.max(0, x - radius) * channels;
      for (const end = o + channels; o < end; o++) data[o] = running[high++]! - running[low++]!;
    }
  }
  sumDown(data, stride, height, radius);
}

/** Keeps the last radius + 1 rows as they were, because the sums overwrite them. */
function sumDown(data: Float32Array, stride: number, height: number, radius: number) {
  const kept = Math.min(height, radius + 1);
  const ring = new Float32Array(kept * stride);
  const sums = new Float64Array(stride);
  const enter = (y: number) => {
    for (let i = 0, d = y * stride; i < stride; i++, d++) sums[i]! += data[d]!;
  };
  for (let y = 0; y < Math.min(radius, height); y++) enter(y);
  for (let y = 0; y < height; y++) {
    const slot = (y % kept) * stride;
    if (y + radius < height) enter(y + radius);
    // The row that leaves was kept radius + 1 rows ago, in the slot that this row is kept in now.
    if (y > radius) for (let i = 0; i < stride; i++) sums[i]! -= ring[slot + i]!;
    ring.set(data.subarray(y * stride, (y + 1) * stride), slot);
    data.set(sums, y * stride);
  }
}
