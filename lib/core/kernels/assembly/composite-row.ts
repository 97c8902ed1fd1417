import { roundToByte } from './shared/round-to-byte';
import { spanStart } from './shared/span-start';

/** Bytes of a cell's colours: float32 R, G, B of the foreground and R, G, B of the background. */
const LAYERS: usize = 24;

/**
 * Replaces a row's colours by the foreground's where its matte is soft and the pixel opaque.
 *
 * @param row four bytes a pixel
 * @param mattes a byte a pixel
 */
// prettier-ignore
export function recolourRow(layers: usize, cells: i32, cellWidth: i32, row: usize, mattes: usize, width: i32): void {
  let from = 0;
  for (let span = 0; span <= cells; span++) {
    const to = span === cells ? width : min(width, max(0, spanStart(span + 1, cellWidth)));
    recolourSpan(
      layers + <usize>max(0, span - 1) * LAYERS,
      layers + <usize>min(cells - 1, span) * LAYERS,
      span, cellWidth, row, mattes, from, to,
    );
    from = to;
  }
}

// prettier-ignore
function recolourSpan(a: usize, b: usize, span: i32, cellWidth: i32, row: usize, mattes: usize, from: i32, to: i32): void {
  const step: f32 = <f32>1 / <f32>cellWidth;
  // Shares of the way from `a` to `b`, at the first four pixels.
  const start = f32x4.mul(
    f32x4.add(f32x4.splat(<f32>from + 0.5 - (<f32>span - 0.5) * <f32>cellWidth), f32x4(0, 1, 2, 3)),
    f32x4.splat(step),
  );
  const red = at(a, 0);
  const green = at(a, 4);
  const blue = at(a, 8);
  const backRed = at(a, 12);
  const backGreen = at(a, 16);
  const backBlue = at(a, 20);
  const redSlope = f32x4.sub(at(b, 0), red);
  const greenSlope = f32x4.sub(at(b, 4), green);
  const blueSlope = f32x4.sub(at(b, 8), blue);
  const backRedSlope = f32x4.sub(at(b, 12), backRed);
  const backGreenSlope = f32x4.sub(at(b, 16), backGreen);
  const backBlueSlope = f32x4.sub(at(b, 20), backBlue);
  for (let x = from; x < to; x += 4) {
    const four = load<u32>(mattes + <usize>x);
    if (four === 0 || four === 0xffffffff) continue;
    const level = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(i32x4.splat(four)));
    const pixels = v128.load(row + <usize>x * 4);
    const soft = v128.and(
      v128.and(i32x4.gt_s(level, i32x4.splat(0)), i32x4.lt_s(level, i32x4.splat(255))),
      v128.and(i32x4.eq(i32x4.shr_u(pixels, 24), i32x4.splat(255)), i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(to - x))),
    );
    const alpha = f32x4.mul(f32x4.convert_i32x4_s(level), f32x4.splat(1 / 255));
    const t = f32x4.add(start, f32x4.splat(<f32>(x - from) * step));
    const r = fuse(pixels, 0, alpha, t, red, redSlope, backRed, backRedSlope);
    const g = fuse(pixels, 8, alpha, t, green, greenSlope, backGreen, backGreenSlope);
    const b = fuse(pixels, 16, alpha, t, blue, blueSlope, backBlue, backBlueSlope);
    const fused = v128.or(v128.or(r, i32x4.shl(g, 8)), v128.or(i32x4.shl(b, 16), i32x4.splat(0xff000000)));
    v128.store(row + <usize>x * 4, v128.bitselect(fused, pixels, soft));
  }
}

function at(layers: usize, offset: usize): v128 {
  return v128.load32_splat(layers + offset);
}

/** Forte's equation 7 for one channel, rounded. */
// prettier-ignore
function fuse(pixels: v128, shift: i32, alpha: v128, t: v128, from: v128, slope: v128, backFrom: v128, backSlope: v128): v128 {
  const colour = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, shift), i32x4.splat(0xff)));
  const front = f32x4.add(from, f32x4.mul(slope, t));
  const back = f32x4.add(backFrom, f32x4.mul(backSlope, t));
  const rest = f32x4.sub(f32x4.sub(colour, back), f32x4.mul(alpha, f32x4.sub(front, back)));
  return roundToByte(f32x4.add(front, f32x4.mul(alpha, rest)));
}

/**
 * Multiplies a row's alphas by its matte's; pixels of which nothing is left become 0.
 *
 * @param row four bytes a pixel
 * @param mattes a byte a pixel
 */
export function applyMattes(row: usize, mattes: usize, width: i32): void {
  for (let x = 0; x < width; x += 4) {
    const four = load<u32>(mattes + <usize>x);
    const at = row + <usize>x * 4;
    if (four === 0) {
      v128.store(at, i32x4.splat(0));
      continue;
    }
    const pixels = v128.load(at);
    const opacity = i32x4.shr_u(pixels, 24);
    if (four === 0xffffffff && i32x4.all_true(i32x4.eq(opacity, i32x4.splat(255)))) continue;
    const level = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(mattes + <usize>x)));
    // Blinn's division by 255.
    const product = i32x4.add(i32x4.mul(level, opacity), i32x4.splat(128));
    const alpha = i32x4.shr_u(i32x4.add(product, i32x4.shr_u(product, 8)), 8);
    const changed = v128.or(v128.and(pixels, i32x4.splat(0x00ffffff)), i32x4.shl(alpha, 24));
    v128.store(at, v128.and(changed, i32x4.gt_s(alpha, i32x4.splat(0))));
  }
}
