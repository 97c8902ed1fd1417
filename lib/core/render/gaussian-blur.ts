import type { Size } from '../image';

/** Boxes that stand in for one Gaussian: from three on, the eye sees no difference. */
const PASSES = 3;

/**
 * Blurs samples as a Gaussian does, in place, with three box filters one after the other. It takes the same time
 * whatever their width. Kovesi, "Fast almost-Gaussian filtering", DICTA 2010, also says which odd widths come nearest
 * to a standard deviation. Beyond the edges the edge samples are repeated.
 *
 * @param data row-major, `channels` values a sample; changed
 * @param size in samples
 * @param across standard deviation along rows, in samples; below about half a sample nothing happens
 * @param down the same along columns
 */
export function blurGaussian(
  data: Float32Array,
  { width, height }: Size,
  channels: number,
  across: number,
  down: number = across,
): void {
  for (const radius of boxRadii(across)) {
    if (radius > 0) blurRows(data, width, height, channels, radius);
  }
  for (const radius of boxRadii(down)) {
    if (radius > 0) blurColumns(data, width * channels, height, radius);
  }
}

/** The half-widths of the boxes whose variances add up to nearly that of the Gaussian. */
function boxRadii(deviation: number): number[] {
  const variance = deviation * deviation;
  const ideal = Math.sqrt((12 * variance) / PASSES + 1);
  const narrow = Math.floor((ideal - 1) / 2);
  const width = 2 * narrow + 1;
  const narrowPasses = Math.round(
    (12 * variance - PASSES * (width * width + 4 * width + 3)) / (-4 * width - 4),
  );
  return Array.from({ length: PASSES }, (_, pass) => (pass < narrowPasses ? narrow : narrow + 1));
}

function blurRows(data: Float32Array, width: number, height: number, channels: number, radius: number) {
  const line = new Float64Array(width + 2 * radius + 1);
  const share = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    for (let channel = 0; channel < channels; channel++) {
      const start = y * width * channels + channel;
      const last = start + (width - 1) * channels;
      line.fill(data[start]!, 0, radius);
      for (let x = 0, i = start; x < width; x++, i += channels) line[radius + x] = data[i]!;
      line.fill(data[last]!, radius + width);
      let sum = 0;
      for (let k = 0; k < 2 * radius + 1; k++) sum += line[k]!;
      for (let x = 0, i = start; x < width; x++, i += channels) {
        data[i] = sum * share;
        sum += line[x + 2 * radius + 1]! - line[x]!;
      }
    }
  }
}

/** All columns at once, row by row, because that is how they lie in memory. */
function blurColumns(data: Float32Array, stride: number, height: number, radius: number) {
  const share = 1 / (2 * radius + 1);
  const sums = new Float64Array(stride);
  // The rows above the current one that the sums still hold, as they were before the blur.
  const held = Math.min(radius + 1, height);
  const before = new Float32Array(held * stride);
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * stride;
  for (let k = -radius; k <= radius; k++) {
    for (let x = 0, i = rowAt(k); x < stride; x++, i++) sums[x]! += data[i]!;
  }
  const top = data.slice(0, stride);
  for (let y = 0; y < height; y++) {
    const row = y * stride;
    before.set(data.subarray(row, row + stride), (y % held) * stride);
    const leaving = y - radius;
    const source = leaving > 0 ? before : top;
    const from = leaving > 0 ? (leaving % held) * stride : 0;
    const entering = rowAt(y + radius + 1);
    for (let x = 0; x < stride; x++) {
      const sum = sums[x]!;
      const next = sum - source[from + x]! + data[entering + x]!;
      data[row + x] = sum * share;
      sums[x] = next;
    }
  }
}
