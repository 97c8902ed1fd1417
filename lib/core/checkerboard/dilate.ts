import type { Size } from '../image';

/**
 * Dilates a mask by a square (Serra, "Image Analysis and Mathematical Morphology", 1982): rows first, then columns.
 *
 * @param mask what is not 0 is spread; not changed
 * @param radius pixels to each side
 * @returns 1 where a pixel of the mask is within the square around, 0 elsewhere
 */
export function dilate(mask: Uint8Array, { width, height }: Size, radius: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  const row = new Uint8Array(width);
  // The row by which each column was last reached.
  const last = new Float64Array(width).fill(-Infinity);
  for (let ahead = 0; ahead < height + radius; ahead++) {
    if (ahead < height) {
      dilateRow(mask.subarray(ahead * width, (ahead + 1) * width), radius, row);
      for (let x = 0; x < width; x++) if (row[x] === 1) last[x] = ahead;
    }
    const y = ahead - radius;
    if (y < 0) continue;
    for (let x = 0; x < width; x++) if (last[x]! >= y - radius) out[y * width + x] = 1;
  }
  return out;
}

function dilateRow(from: Uint8Array, radius: number, to: Uint8Array): void {
  let last = -Infinity;
  for (let ahead = 0; ahead < from.length + radius; ahead++) {
    if (ahead < from.length && from[ahead] !== 0) last = ahead;
    const x = ahead - radius;
    if (x >= 0) to[x] = last >= x - radius ? 1 : 0;
  }
}
