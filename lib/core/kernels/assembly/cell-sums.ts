/** Four sums of 16 bits a pixel: R, G, B, A. */
const PIXEL_SUMS: usize = 8;

/** Alphas of four pixels. */
// prettier-ignore
const OPAQUE: v128 = i32x4.splat(0xff000000);

/**
 * Adds a row of pixels to the columns' sums, if all of them are opaque.
 *
 * @param row four bytes a pixel; up to three pixels beyond its end are read, and have to be opaque
 * @param columns receives {@link PIXEL_SUMS} bytes a pixel, added to; no more than 257 rows fit
 * @returns whether they are all opaque; if not, nothing was added
 */
export function addOpaqueRow(row: usize, width: usize, columns: usize): bool {
  const end = row + width * 4;
  let all = OPAQUE;
  for (let at = row; at < end; at += 16) all = v128.and(all, v128.load(at));
  if (!i32x4.all_true(i32x4.eq(all, v128.or(all, OPAQUE)))) return false;
  for (let at = row, sums = columns; at < end; at += 16, sums += 4 * PIXEL_SUMS) {
    const pixels = v128.load(at);
    v128.store(sums, i16x8.add(v128.load(sums), i16x8.extend_low_i8x16_u(pixels)));
    v128.store(sums, i16x8.add(v128.load(sums, 16), i16x8.extend_high_i8x16_u(pixels)), 16);
  }
  return true;
}

/**
 * Adds the columns' sums to those of the cells that they are in, and empties them.
 *
 * @param cellWidth in pixels
 * @param sums receives R, G and B of each cell as float64, added to
 */
export function foldColumns(columns: usize, width: usize, cellWidth: usize, sums: usize): void {
  const end = columns + width * PIXEL_SUMS;
  for (let from = columns, out = sums; from < end; from += cellWidth * PIXEL_SUMS, out += 24) {
    const to = min(from + cellWidth * PIXEL_SUMS, end);
    let cell = i32x4.splat(0);
    for (let at = from; at < to; at += PIXEL_SUMS) cell = i32x4.add(cell, v128.load16x4_u(at));
    v128.store(out, f64x2.add(v128.load(out), f64x2.convert_low_i32x4_u(cell)));
    store<f64>(out, load<f64>(out, 16) + <f64>(<u32>i32x4.extract_lane(cell, 2)), 16);
  }
  memory.fill(columns, 0, end - columns);
}

/**
 * Multiplies sums by a factor.
 *
 * @param sums float64
 * @param out receives `count` float32
 */
export function scaleSums(sums: usize, count: i32, factor: f64, out: usize): void {
  const end = sums + ((<usize>count) << 3);
  for (; sums < end; sums += 8, out += 4) store<f32>(out, <f32>(load<f64>(sums) * factor));
}

/** Sums a row of bytes over cells, into an int32 each. */
export function sumBytes(row: usize, width: usize, cellWidth: usize, sums: usize): void {
  const end = row + width;
  for (let from = row; from < end; from += cellWidth, sums += 4) {
    const to = min(from + cellWidth, end);
    let sum = 0;
    for (let at = from; at < to; at++) sum += load<u8>(at);
    store<i32>(sums, sum);
  }
}
