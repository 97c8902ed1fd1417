/**
 * Sums each channel over boxes of (2 × radius + 1)² samples, in place; boxes are cut off at the border. Two passes of
 * running sums: linear in the samples, whatever the radius.
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
  const row = new Float32Array(width * channels);
  const box = new Float64Array(channels);
  for (let y = 0; y < height; y++) {
    const line = data.subarray(y * width * channels, (y + 1) * width * channels);
    row.set(line);
    box.fill(0);
    for (let i = 0; i < Math.min(radius, width) * channels; i++) box[i % channels]! += row[i]!;
    for (let x = 0, i = 0; x < width; x++) {
      const entering = x + radius < width;
      const leaving = x > radius;
      for (let c = 0; c < channels; c++, i++) {
        if (entering) box[c]! += row[i + radius * channels]!;
        if (leaving) box[c]! -= row[i - (radius + 1) * channels]!;
        line[i] = box[c]!;
      }
    }
  }
  sumDown(data, width * channels, height, radius);
}

/** Keeps the last radius + 1 rows as they were, because the sums overwrite them. */
function sumDown(data: Float32Array, stride: number, height: number, radius: number) {
  const kept = Math.min(height, radius + 1);
  const ring = new Float32Array(kept * stride);
  const sums = new Float64Array(stride);
  for (let i = 0; i < Math.min(radius, height) * stride; i++) sums[i % stride]! += data[i]!;
  for (let y = 0; y < height; y++) {
    const line = data.subarray(y * stride, (y + 1) * stride);
    const slot = (y % kept) * stride;
    const entering = y + radius < height;
    // The row that leaves was kept radius + 1 rows ago, in the slot that this row is kept in now.
    const leaving = y > radius;
    for (let i = 0; i < stride; i++) {
      if (entering) sums[i]! += data[(y + radius) * stride + i]!;
      if (leaving) sums[i]! -= ring[slot + i]!;
      ring[slot + i] = line[i]!;
      line[i] = sums[i]!;
    }
  }
}
