/**
 * Mixes two lines of float32.
 *
 * @param length in values; up to three more are written
 * @param t share of the second
 * @param out may be neither
 */
export function mixLines(upper: usize, lower: usize, length: usize, t: f32, out: usize): void {
  const end = length * 4;
  const share = f32x4.splat(t);
  for (let i: usize = 0; i < end; i += 16) {
    const from = v128.load(upper + i);
    v128.store(out + i, f32x4.add(from, f32x4.mul(f32x4.sub(v128.load(lower + i), from), share)));
  }
}
