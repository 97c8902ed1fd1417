/**
 * Sums of a column or box, float64: R, G, B, p, RR, RG, RB, GG, GB, BB, Rp, Gp, Bp. The last stays empty.
 */
const MOMENTS: usize = 14 * 8;

/** Bytes of a linear function of colour: float32 factors of R, G and B, and a constant. */
const FIT: usize = 16;

/**
 * Adds a row's moments to its columns' sums.
 *
 * @param guide float32 R, G and B of each sample
 * @param input float32 p of each sample
 * @param sign 1, or −1 to take them out again
 */
export function addMoments(guide: usize, input: usize, columns: i32, sign: f64, sums: usize): void {
  const end = sums + <usize>columns * MOMENTS;
  for (; sums < end; guide += 12, input += 4, sums += MOMENTS) {
    const r = <f64>load<f32>(guide);
    const g = <f64>load<f32>(guide, 4);
    const b = <f64>load<f32>(guide, 8);
    const p = <f64>load<f32>(input) * sign;
    const redGreen = f64x2(r, g);
    const blueGreen = f64x2(b, g);
    const signed = f64x2.mul(redGreen, f64x2.splat(sign));
    const blue = f64x2.splat(b * sign);
    add(sums, 0, signed);
    add(sums, 16, f64x2(b * sign, p));
    add(sums, 32, f64x2.mul(signed, f64x2.splat(r)));
    add(sums, 48, f64x2.mul(f64x2(r * sign, g * sign), blueGreen));
    add(sums, 64, f64x2.mul(blue, f64x2(g, b)));
    add(sums, 80, f64x2.mul(f64x2.splat(p), redGreen));
    add(sums, 96, f64x2(p * b, 0));
  }
}

function add(sums: usize, offset: usize, value: v128): void {
  v128.store(sums + offset, f64x2.add(v128.load(sums + offset), value));
}

/**
 * Slides a box along a row of columns' sums and fits its function at each place. By cofactors, (covariance of colours +
 * ε) × factors = covariance of colours and input. ε keeps the determinant away from 0.
 *
 * @param rows that each column's sums are of
 * @param fits receives `columns` functions
 */
export function fitRow(sums: usize, columns: i32, radius: i32, rows: i32, epsilon: f64, fits: usize): void {
  let rg = f64x2.splat(0);
  let bp = rg;
  let rrRg = rg;
  let rbGg = rg;
  let gbBb = rg;
  let rpGp = rg;
  let bp0 = rg;
  for (let x = -radius; x < columns; x++) {
    if (x + radius < columns) {
      const s = sums + <usize>(x + radius) * MOMENTS;
      rg = f64x2.add(rg, v128.load(s));
      bp = f64x2.add(bp, v128.load(s, 16));
      rrRg = f64x2.add(rrRg, v128.load(s, 32));
      rbGg = f64x2.add(rbGg, v128.load(s, 48));
      gbBb = f64x2.add(gbBb, v128.load(s, 64));
      rpGp = f64x2.add(rpGp, v128.load(s, 80));
      bp0 = f64x2.add(bp0, v128.load(s, 96));
    }
    if (x > radius) {
      const s = sums + <usize>(x - radius - 1) * MOMENTS;
      rg = f64x2.sub(rg, v128.load(s));
      bp = f64x2.sub(bp, v128.load(s, 16));
      rrRg = f64x2.sub(rrRg, v128.load(s, 32));
      rbGg = f64x2.sub(rbGg, v128.load(s, 48));
      gbBb = f64x2.sub(gbBb, v128.load(s, 64));
      rpGp = f64x2.sub(rpGp, v128.load(s, 80));
      bp0 = f64x2.sub(bp0, v128.load(s, 96));
    }
    if (x < 0) continue;
    const n: f64 = 1 / <f64>((min(columns, x + radius + 1) - max(0, x - radius)) * rows);
    const meanR = f64x2.extract_lane(rg, 0) * n;
    const meanG = f64x2.extract_lane(rg, 1) * n;
    const meanB = f64x2.extract_lane(bp, 0) * n;
    const meanP = f64x2.extract_lane(bp, 1) * n;
    const covRR = f64x2.extract_lane(rrRg, 0) * n - meanR * meanR + epsilon;
    const covRG = f64x2.extract_lane(rrRg, 1) * n - meanR * meanG;
    const covRB = f64x2.extract_lane(rbGg, 0) * n - meanR * meanB;
    const covGG = f64x2.extract_lane(rbGg, 1) * n - meanG * meanG + epsilon;
    const covGB = f64x2.extract_lane(gbBb, 0) * n - meanG * meanB;
    const covBB = f64x2.extract_lane(gbBb, 1) * n - meanB * meanB + epsilon;
    const covRP = f64x2.extract_lane(rpGp, 0) * n - meanR * meanP;
    const covGP = f64x2.extract_lane(rpGp, 1) * n - meanG * meanP;
    const covBP = f64x2.extract_lane(bp0, 0) * n - meanB * meanP;
    const c0 = covGG * covBB - covGB * covGB;
    const c1 = covRB * covGB - covRG * covBB;
    const c2 = covRG * covGB - covRB * covGG;
    const c3 = covRR * covBB - covRB * covRB;
    const c4 = covRG * covRB - covRR * covGB;
    const c5 = covRR * covGG - covRG * covRG;
    const scale: f64 = 1 / (covRR * c0 + covRG * c1 + covRB * c2);
    const red = (c0 * covRP + c1 * covGP + c2 * covBP) * scale;
    const green = (c1 * covRP + c3 * covGP + c4 * covBP) * scale;
    const blue = (c2 * covRP + c4 * covGP + c5 * covBP) * scale;
    store<f32>(fits, <f32>red);
    store<f32>(fits, <f32>green, 4);
    store<f32>(fits, <f32>blue, 8);
    store<f32>(fits, <f32>(meanP - red * meanR - green * meanG - blue * meanB), 12);
    fits += FIT;
  }
}

/**
 * Adds a row of functions to its columns' sums (four float64 each).
 *
 * @param sign 1, or −1 to take them out again
 */
export function addFits(fits: usize, columns: i32, sign: f64, sums: usize): void {
  const end = fits + <usize>columns * FIT;
  const signs = f64x2.splat(sign);
  for (; fits < end; fits += 8, sums += 16) {
    const values = f64x2.promote_low_f32x4(v128.load64_zero(fits));
    v128.store(sums, f64x2.add(v128.load(sums), f64x2.mul(values, signs)));
  }
}

/**
 * Slides a box along a row of columns' sums and averages the functions in it.
 *
 * @param rows that each column's sums are of
 * @param out receives `columns` functions
 */
export function averageFits(sums: usize, columns: i32, radius: i32, rows: i32, out: usize): void {
  let factors = f64x2.splat(0);
  let rest = factors;
  for (let x = -radius; x < columns; x++) {
    if (x + radius < columns) {
      const s = sums + ((<usize>(x + radius)) << 5);
      factors = f64x2.add(factors, v128.load(s));
      rest = f64x2.add(rest, v128.load(s, 16));
    }
    if (x > radius) {
      const s = sums + ((<usize>(x - radius - 1)) << 5);
      factors = f64x2.sub(factors, v128.load(s));
      rest = f64x2.sub(rest, v128.load(s, 16));
    }
    if (x < 0) continue;
    const n = f64x2.splat(1 / <f64>((min(columns, x + radius + 1) - max(0, x - radius)) * rows));
    v128.store64_lane(out, f32x4.demote_f64x2_zero(f64x2.mul(factors, n)), 0);
    v128.store64_lane(out, f32x4.demote_f64x2_zero(f64x2.mul(rest, n)), 0, 8);
    out += FIT;
  }
}

/**
 * Applies functions to the colours that they were fitted to.
 *
 * @param guide float32 R, G and B of each of `count` samples, and another float32
 * @param out receives float32 from 0 to 255, one a sample
 */
export function evaluateFits(fits: usize, guide: usize, count: i32, out: usize): void {
  const end = fits + <usize>count * FIT;
  for (; fits < end; fits += FIT, guide += 12, out += 4) {
    const products = f32x4.mul(v128.load(fits), f32x4.replace_lane(v128.load(guide), 3, 1));
    // prettier-ignore
    const value = f32x4.extract_lane(products, 0) + f32x4.extract_lane(products, 1) + f32x4.extract_lane(products, 2) + f32x4.extract_lane(products, 3);
    store<f32>(out, min<f32>(255, max<f32>(0, value)));
  }
}
