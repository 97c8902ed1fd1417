/**
 * Sums each channel along a row over boxes of 2 × radius + 1 samples; they are cut off at the ends.
 *
 * @param row float32, `channels` (even) a sample; receives the sums
 * @param running `width + 1` samples of float64, to work with
 */
// prettier-ignore
export function sumAcross(row: usize, width: i32, channels: i32, radius: i32, running: usize): void {
  const sample = <usize>channels << 3;
  memory.fill(running, 0, sample);
  const end = row + (<usize>(width * channels) << 2);
  for (let at = row, sums = running; at < end; at += 8, sums += 16) {
    v128.store(sums + sample, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(v128.load64_zero(at))));
  }
  for (let x = 0, at = row; x < width; x++) {
    let high = running + <usize>min(width, x + radius + 1) * sample;
    let low = running + <usize>max(0, x - radius) * sample;
    for (const next = at + (sample >> 1); at < next; at += 8, high += 16, low += 16) {
      v128.store64_lane(at, f32x4.demote_f64x2_zero(f64x2.sub(v128.load(high), v128.load(low))), 0);
    }
  }
}

/**
 * Sums columns over boxes of 2 × radius + 1 rows; they are cut off at the ends.
 *
 * @param rows float32, `stride` (even) a row; not changed
 * @param sums one row of float64, to work with
 * @param out as many rows as there are
 */
export function sumDown(rows: usize, stride: i32, height: i32, radius: i32, sums: usize, out: usize): void {
  const bytes = (<usize>stride) << 2;
  memory.fill(sums, 0, bytes << 1);
  for (let y = -radius; y < height; y++) {
    const entering = y + radius < height ? rows + <usize>(y + radius) * bytes : 0;
    const leaving = y > radius ? rows + <usize>(y - radius - 1) * bytes : 0;
    for (let x: usize = 0; x < bytes; x += 8) {
      let sum = v128.load(sums + (x << 1));
      if (entering) sum = f64x2.add(sum, f64x2.promote_low_f32x4(v128.load64_zero(entering + x)));
      if (leaving) sum = f64x2.sub(sum, f64x2.promote_low_f32x4(v128.load64_zero(leaving + x)));
      v128.store(sums + (x << 1), sum);
      if (y >= 0) v128.store64_lane(out + <usize>y * bytes + x, f32x4.demote_f64x2_zero(sum), 0);
    }
  }
}
