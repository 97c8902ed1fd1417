/** From here on float32 has no fractions: what is added to it is rounded into its last bits. */
const NO_FRACTIONS: f32 = 8388608; // 2²³

/** Rounds four float32 to whole numbers from 0 to 255, as int32. */
export function roundToByte(values: v128): v128 {
  const clamped = f32x4.pmin(f32x4.splat(255), f32x4.pmax(f32x4.splat(0), values));
  return v128.and(f32x4.add(clamped, f32x4.splat(NO_FRACTIONS)), i32x4.splat(0xff));
}
