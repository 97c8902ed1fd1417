import 'server-only';

/** PNG's filter of type 3, "Average" (W3C PNG, third edition, §9.2). */
const AVERAGE = 3;

/** The highest bit of each of a word's four bytes, and all others. */
const HIGH = 0x80808080 | 0;
const LOW = 0x7f7f7f7f;
/** All bits but the lowest of each byte. */
const UPPER = 0xfefefefe | 0;

/**
 * Filters rows of an RGBA picture for PNG: each byte less the mean of the bytes left of it and above it, rounded down.
 * Four channels are computed at once in the bytes of a word (Warren, "Hacker's Delight", 2nd ed., §2-5 and §2-18). On
 * cut-outs this filter is as good as trying all five on each row, at a tenth of the time.
 *
 * @param words the picture's pixels, row by row
 * @param width in pixels
 * @param from first row
 * @param to row after the last
 * @returns a byte for the filter and width × 4 bytes, for each row
 */
export function filterRows(words: Int32Array, width: number, from: number, to: number): Uint8Array {
  const stride = width * 4;
  const filtered = new Uint8Array((stride + 1) * (to - from));
  const row = new Int32Array(width);
  const bytes = new Uint8Array(row.buffer);
  for (let y = from, offset = 0; y < to; y++, offset += stride + 1) {
    const start = y * width;
    // Above the first row all is 0.
    const above = y === 0 ? new Int32Array(width) : words.subarray(start - width, start);
    filterRow(words.subarray(start, start + width), above, row);
    filtered[offset] = AVERAGE;
    filtered.set(bytes, offset + 1);
  }
  return filtered;
}

function filterRow(row: Int32Array, above: Int32Array, out: Int32Array): void {
  for (let x = 0, left = 0; x < row.length;) {
    const word = row[x]!;
    const up = above[x]!;
    if ((word | up | left) === 0) {
      // Most of a cut-out is erased, and differs from nothing.
      const start = x;
      do x++;
      while (x < row.length && (row[x]! | above[x]!) === 0);
      out.fill(0, start, x);
      continue;
    }
    const mean = ((left & up) + (((left ^ up) & UPPER) >>> 1)) | 0;
    out[x] = ((word | HIGH) - (mean & LOW)) ^ ((word ^ ~mean) & HIGH);
    left = word;
    x++;
  }
}
