/** The largest prime below 2¹⁶ (RFC 1950, §9). */
const MODULUS: u64 = 65521;

/** Vectors after which the sums are reduced: lanes of 32 bits hold many times as many. */
const VECTORS: usize = 1024;

/**
 * Continues an Adler-32 checksum.
 *
 * @param adler of what comes before; 1 at the beginning
 * @returns that of all until now, as a number of 32 bits
 */
export function adler32(from: usize, length: usize, adler: u32): u32 {
  let sum: u64 = adler & 0xffff;
  let sums: u64 = adler >> 16;
  const end = from + length;
  let at = from;
  while (at + 16 <= end) {
    const stop = min(at + VECTORS * 16, at + ((end - at) & ~15));
    const first = sum;
    const vectors: u64 = (stop - at) >> 4;
    // Sums of bytes; of those sums after each vector; of bytes by their distance from the vector's end.
    let bytes = i32x4.splat(0);
    let earlier = i32x4.splat(0);
    let weighed = i32x4.splat(0);
    for (; at < stop; at += 16) {
      const vector = v128.load(at);
      earlier = i32x4.add(earlier, bytes);
      if (!v128.any_true(vector)) continue;
      const low = i16x8.extend_low_i8x16_u(vector);
      const high = i16x8.extend_high_i8x16_u(vector);
      bytes = i32x4.add(bytes, i32x4.extadd_pairwise_i16x8_u(i16x8.add(low, high)));
      weighed = i32x4.add(weighed, i32x4.dot_i16x8_s(low, i16x8(16, 15, 14, 13, 12, 11, 10, 9)));
      weighed = i32x4.add(weighed, i32x4.dot_i16x8_s(high, i16x8(8, 7, 6, 5, 4, 3, 2, 1)));
    }
    sum = (first + total(bytes)) % MODULUS;
    sums = (sums + first * vectors * 16 + total(earlier) * 16 + total(weighed)) % MODULUS;
  }
  for (; at < end; at++) {
    sum += load<u8>(at);
    sums += sum;
  }
  return ((<u32>(sums % MODULUS)) << 16) | (<u32>(sum % MODULUS));
}

function total(lanes: v128): u64 {
  return (
    <u64>(<u32>i32x4.extract_lane(lanes, 0)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 1)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 2)) +
    <u64>(<u32>i32x4.extract_lane(lanes, 3))
  );
}
