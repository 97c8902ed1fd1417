/**
 * Mixes the samples of a row, of three float32 each.
 *
 * @param first of each output sample, the index (int32) of its first input sample
 * @param weights of each output sample, `count` float32
 * @param out receives `length` samples, and another float32
 */
export function mixColours(
  row: usize,
  first: usize,
  weights: usize,
  count: i32,
  length: i32,
  out: usize,
): void {
  for (let x = 0; x < length; x++, out += 12) {
    let sample = row + <usize>load<i32>(first + ((<usize>x) << 2)) * 12;
    let sum = f32x4.splat(0);
    for (let k = 0; k < count; k++, sample += 12, weights += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weights), v128.load(sample)));
    }
    v128.store(out, sum);
  }
}

/** The same for samples of one float32. */
export function mixValues(
  row: usize,
  first: usize,
  weights: usize,
  count: i32,
  length: i32,
  out: usize,
): void {
  for (let x = 0; x < length; x++, out += 4) {
    let sample = row + ((<usize>load<i32>(first + ((<usize>x) << 2))) << 2);
    let sum: f32 = 0;
    for (let k = 0; k < count; k++, sample += 4, weights += 4) sum += load<f32>(weights) * load<f32>(sample);
    store<f32>(out, sum);
  }
}

/**
 * Mixes whole rows.
 *
 * @param stride values of a row, float32
 * @param first of each output row, the index (int32) of its first input row
 * @param weights of each output row, `count` float32
 * @param out receives `length` rows, and up to three more values
 */
// prettier-ignore
export function mixRows(rows: usize, stride: i32, first: usize, weights: usize, count: i32, length: i32, out: usize): void {
  const bytes = <usize>stride << 2;
  for (let y = 0; y < length; y++, out += bytes, weights += <usize>count << 2) {
    const top = rows + <usize>load<i32>(first + (<usize>y << 2)) * bytes;
    for (let x: usize = 0; x < bytes; x += 16) {
      let sum = f32x4.splat(0);
      let at = top + x;
      for (let k = 0; k < count; k++, at += bytes) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weights + (<usize>k << 2)), v128.load(at)));
      }
      v128.store(out + x, sum);
    }
  }
}
