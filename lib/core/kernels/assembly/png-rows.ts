/** Bytes of a pixel. */
const PIXEL: usize = 4;

/**
 * Filters a row of pixels for PNG by its filter of type 3, "Average" (W3C PNG, third edition, §9.2). From each byte it
 * takes the mean of the bytes left of it and above it, rounded down.
 *
 * @param row four bytes a pixel; before its first, nothing counts
 * @param above the row above, zeros above the first
 * @param bytes of the row
 * @param out receives as many
 */
export function filterRow(row: usize, above: usize, bytes: usize, out: usize): void {
  let before = i8x16.splat(0);
  let x: usize = 0;
  for (; x + 16 <= bytes; x += 16) {
    const pixels = v128.load(row + x);
    v128.store(out + x, lessMean(pixels, before, v128.load(above + x)));
    before = pixels;
  }
  for (; x < bytes; x += PIXEL) {
    const pixel = v128.load32_splat(row + x);
    v128.store32_lane(out + x, lessMean(pixel, before, v128.load32_splat(above + x)), 0);
    before = pixel;
  }
}

/** @param before the sixteen bytes before: their last four are the pixel left of the first */
function lessMean(pixels: v128, before: v128, above: v128): v128 {
  // prettier-ignore
  const left = i8x16.shuffle(before, pixels, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
  // The machine's mean is rounded up.
  const odd = v128.and(v128.xor(left, above), i8x16.splat(1));
  return i8x16.sub(pixels, i8x16.sub(i8x16.avgr_u(left, above), odd));
}
