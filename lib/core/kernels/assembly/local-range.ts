/**
 * Finds the highest and lowest values of each stretch of 2 × radius + 1 of a row.
 *
 * @param row float32, `radius` of them before the first and after the last repeat those
 * @param high receives `width` float32, and up to three more
 * @param low the same
 */
export function extremesAcross(row: usize, width: i32, radius: i32, high: usize, low: usize): void {
  const end = row + ((<usize>width) << 2);
  const length = (<usize>radius) << 3;
  for (; row < end; row += 16, high += 16, low += 16) {
    let most = v128.load(row);
    let least = most;
    for (let offset: usize = 4; offset <= length; offset += 4) {
      const values = v128.load(row + offset);
      most = f32x4.pmax(most, values);
      least = f32x4.pmin(least, values);
    }
    v128.store(high, most);
    v128.store(low, least);
  }
}

/**
 * Finds how far the highest of so many rows above and below lies over the lowest of as many.
 *
 * @param high float32, `width` a row
 * @param low the same
 * @param out receives as many, and up to three more
 */
export function rangeDown(high: usize, low: usize, width: i32, height: i32, radius: i32, out: usize): void {
  const bytes = (<usize>width) << 2;
  for (let y = 0; y < height; y++, out += bytes) {
    const first = <usize>max(0, y - radius) * bytes;
    const last = <usize>min(height - 1, y + radius) * bytes;
    for (let x: usize = 0; x < bytes; x += 16) {
      let most = v128.load(high + first + x);
      let least = v128.load(low + first + x);
      for (let row = first + bytes; row <= last; row += bytes) {
        most = f32x4.pmax(most, v128.load(high + row + x));
        least = f32x4.pmin(least, v128.load(low + row + x));
      }
      v128.store(out + x, f32x4.sub(most, least));
    }
  }
}
