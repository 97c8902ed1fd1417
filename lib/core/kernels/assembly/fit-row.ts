import { roundToByte } from './shared/round-to-byte';
import { spanStart } from './shared/span-start';

/** Bytes of a linear function of colour: float32 factors of R, G and B, and a constant. */
const FIT: usize = 16;

/** No one level. */
const UNSETTLED: i32 = -1;

/** What colours that are not opaque are blended onto; BACKDROP of `reduce.ts`. */
const BACKDROP: f32 = 128;

/**
 * Applies functions that lie in the middles of cells to a row of pixels: between two middles they are interpolated.
 *
 * @param fits one for each of `cells`
 * @param cellWidth in pixels
 * @param row four bytes a pixel; up to three pixels beyond its end are read
 * @param out receives a byte a pixel, and up to three more
 */
export function applyFits(fits: usize, cells: i32, cellWidth: i32, row: usize, width: i32, out: usize): void {
  let from: i32 = 0;
  // Most of a picture is settled: neighbouring spans of one level are filled together.
  let filled: i32 = 0;
  let level = UNSETTLED;
  let a = v128.load(fits);
  for (let span = 0; span <= cells; span++) {
    const b = v128.load(fits + <usize>min(cells - 1, span) * FIT);
    const to = span === cells ? width : min(width, max(0, spanStart(span + 1, cellWidth)));
    const next = levelOf(a, b);
    if (next !== level) {
      if (level !== UNSETTLED) memory.fill(out + filled, <u8>level, from - filled);
      filled = from;
      level = next;
    }
    if (next === UNSETTLED) applySpan(a, b, span, cellWidth, row, from, to, out);
    from = to;
    a = b;
  }
  if (level !== UNSETTLED) memory.fill(out + filled, <u8>level, width - filled);
}

/** @returns 0 or 255 where both functions are that constant, else {@link UNSETTLED} */
function levelOf(a: v128, b: v128): i32 {
  if (v128.any_true(v128.xor(a, b))) return UNSETTLED;
  if (!v128.any_true(a)) return 0;
  const full = f32x4(0, 0, 0, 255);
  return v128.any_true(v128.xor(a, full)) ? UNSETTLED : 255;
}

// prettier-ignore
function applySpan(a: v128, b: v128, span: i32, cellWidth: i32, row: usize, from: i32, to: i32, out: usize): void {
  const step: f32 = <f32>1 / <f32>cellWidth;
  const slope = f32x4.mul(f32x4.sub(b, a), f32x4.splat(step));
  const red = f32x4.splat(f32x4.extract_lane(a, 0));
  const green = f32x4.splat(f32x4.extract_lane(a, 1));
  const blue = f32x4.splat(f32x4.extract_lane(a, 2));
  const constant = f32x4.splat(f32x4.extract_lane(a, 3));
  const redSlope = f32x4.splat(f32x4.extract_lane(slope, 0));
  const greenSlope = f32x4.splat(f32x4.extract_lane(slope, 1));
  const blueSlope = f32x4.splat(f32x4.extract_lane(slope, 2));
  const constantSlope = f32x4.splat(f32x4.extract_lane(slope, 3));
  const byte = i32x4.splat(0xff);
  // Pixels from the middle of the cell before to the middle of each of the four.
  const start: f32 = <f32>from + 0.5 - (<f32>span - 0.5) * <f32>cellWidth;
  let t = f32x4.add(f32x4.splat(start), f32x4(0, 1, 2, 3));
  for (let x = from; x < to; x += 4, t = f32x4.add(t, f32x4.splat(4))) {
    const pixels = v128.load(row + <usize>x * 4);
    let r = f32x4.convert_i32x4_s(v128.and(pixels, byte));
    let g = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, 8), byte));
    let b = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, 16), byte));
    const opacity = i32x4.shr_u(pixels, 24);
    if (!i32x4.all_true(i32x4.eq(opacity, byte))) {
      const share = f32x4.mul(f32x4.convert_i32x4_s(opacity), f32x4.splat(1 / 255));
      r = blend(r, share);
      g = blend(g, share);
      b = blend(b, share);
    }
    let alpha = f32x4.add(constant, f32x4.mul(constantSlope, t));
    alpha = f32x4.add(alpha, f32x4.mul(r, f32x4.add(red, f32x4.mul(redSlope, t))));
    alpha = f32x4.add(alpha, f32x4.mul(g, f32x4.add(green, f32x4.mul(greenSlope, t))));
    alpha = f32x4.add(alpha, f32x4.mul(b, f32x4.add(blue, f32x4.mul(blueSlope, t))));
    const levels = roundToByte(alpha);
    const words = i16x8.narrow_i32x4_s(levels, levels);
    v128.store32_lane(out + <usize>x, i8x16.narrow_i16x8_u(words, words), 0);
  }
}

function blend(colour: v128, share: v128): v128 {
  const backdrop = f32x4.splat(BACKDROP);
  return f32x4.add(backdrop, f32x4.mul(f32x4.sub(colour, backdrop), share));
}
