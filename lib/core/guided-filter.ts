import type { Size } from './image';
import type { Plane } from './plane';

/** Interleaved RGB, row-major, 0 to 255. */
export interface Guide extends Size {
  readonly data: Float32Array;
}

/** The part of a plane that is worked on: columns `left` to `right`, rows `top` to `bottom`, ends excluded. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Half the extent of a box in samples, each way: it is 2 × radius + 1 long. */
export interface Radius {
  readonly x: number;
  readonly y: number;
}

/** Weights of a linear model of the guide's colour: `red × R + green × G + blue × B + constant`, interleaved. */
export const COEFFICIENTS = 4;

/** Sums of a box: R, G, B, p, their products RR, RG, RB, GG, GB, BB and Rp, Gp, Bp. */
const MOMENTS = 13;

/**
 * The guided filter with a colour guide: around each sample the linear model of the guide's colour that fits `input`
 * best, averaged over all boxes that hold the sample. He, Sun, Tang, "Guided image filtering", IEEE TPAMI 35(6), 2013,
 * section 3.4 (equations 19 to 21). Returned as coefficients, so that they can be applied to a finer guide: He, Sun,
 * "Fast guided filter", arXiv:1505.00996, 2015.
 *
 * Linear in the region's area, whatever the radius: sums run along. Boxes are cut off where the region ends.
 *
 * @param input of the guide's size
 * @param region outside it the result is 0
 * @param epsilon variance of colour, in squared levels, below which a box counts as flat
 * @returns for each sample {@link COEFFICIENTS} values
 */
export function guidedCoefficients(
  guide: Guide,
  input: Plane,
  region: Region,
  radius: Radius,
  epsilon: number,
): Float32Array {
  const models = new Float32Array(guide.width * guide.height * COEFFICIENTS);
  fitModels(guide, input, region, radius, epsilon, models);
  const averaged = new Float32Array(models.length);
  averageModels(models, guide.width, region, radius, averaged);
  return averaged;
}

function fitModels(
  guide: Guide,
  input: Plane,
  { left, top, right, bottom }: Region,
  radius: Radius,
  epsilon: number,
  models: Float32Array,
) {
  const columns = right - left;
  const sums = new Float64Array(columns * MOMENTS);
  for (let y = top; y < Math.min(top + radius.y, bottom); y++) {
    addMoments(guide, input, y, left, columns, 1, sums);
  }
  for (let y = top; y < bottom; y++) {
    if (y + radius.y < bottom) addMoments(guide, input, y + radius.y, left, columns, 1, sums);
    if (y - radius.y - 1 >= top) addMoments(guide, input, y - radius.y - 1, left, columns, -1, sums);
    const rows = Math.min(bottom, y + radius.y + 1) - Math.max(top, y - radius.y);
    fitRow(sums, columns, radius.x, rows, epsilon, models, (y * guide.width + left) * COEFFICIENTS);
  }
}

/** Adds a row's moments to the columns' sums, or takes them out again. */
function addMoments(
  guide: Guide,
  input: Plane,
  y: number,
  left: number,
  columns: number,
  sign: 1 | -1,
  sums: Float64Array,
) {
  const colours = guide.data;
  let i = y * guide.width + left;
  for (let s = 0; s < columns * MOMENTS; s += MOMENTS, i++) {
    const r = colours[i * 3]!;
    const g = colours[i * 3 + 1]!;
    const b = colours[i * 3 + 2]!;
    const p = input.data[i]! * sign;
    const signedR = r * sign;
    const signedG = g * sign;
    const signedB = b * sign;
    sums[s]! += signedR;
    sums[s + 1]! += signedG;
    sums[s + 2]! += signedB;
    sums[s + 3]! += p;
    sums[s + 4]! += signedR * r;
    sums[s + 5]! += signedR * g;
    sums[s + 6]! += signedR * b;
    sums[s + 7]! += signedG * g;
    sums[s + 8]! += signedG * b;
    sums[s + 9]! += signedB * b;
    sums[s + 10]! += p * r;
    sums[s + 11]! += p * g;
    sums[s + 12]! += p * b;
  }
}

/**
 * Slides a box along a row and fits its model at each place: (covariance of colours + ε) × weights = covariance of
 * colours and input. The sums are single variables, because this loop takes most of the filter's time.
 */
function fitRow(
  sums: Float64Array,
  columns: number,
  radius: number,
  rows: number,
  epsilon: number,
  models: Float32Array,
  offset: number,
) {
  let r = 0;
  let g = 0;
  let b = 0;
  let p = 0;
  let rr = 0;
  let rg = 0;
  let rb = 0;
  let gg = 0;
  let gb = 0;
  let bb = 0;
  let rp = 0;
  let gp = 0;
  let bp = 0;
  for (let x = -radius, at = offset; x < columns; x++) {
    if (x + radius < columns) {
      const s = (x + radius) * MOMENTS;
      r += sums[s]!;
      g += sums[s + 1]!;
      b += sums[s + 2]!;
      p += sums[s + 3]!;
      rr += sums[s + 4]!;
      rg += sums[s + 5]!;
      rb += sums[s + 6]!;
      gg += sums[s + 7]!;
      gb += sums[s + 8]!;
      bb += sums[s + 9]!;
      rp += sums[s + 10]!;
      gp += sums[s + 11]!;
      bp += sums[s + 12]!;
    }
    if (x > radius) {
      const s = (x - radius - 1) * MOMENTS;
      r -= sums[s]!;
      g -= sums[s + 1]!;
      b -= sums[s + 2]!;
      p -= sums[s + 3]!;
      rr -= sums[s + 4]!;
      rg -= sums[s + 5]!;
      rb -= sums[s + 6]!;
      gg -= sums[s + 7]!;
      gb -= sums[s + 8]!;
      bb -= sums[s + 9]!;
      rp -= sums[s + 10]!;
      gp -= sums[s + 11]!;
      bp -= sums[s + 12]!;
    }
    if (x < 0) continue;
    const n = 1 / ((Math.min(columns, x + radius + 1) - Math.max(0, x - radius)) * rows);
    const meanR = r * n;
    const meanG = g * n;
    const meanB = b * n;
    const meanP = p * n;
    const covRR = rr * n - meanR * meanR + epsilon;
    const covRG = rg * n - meanR * meanG;
    const covRB = rb * n - meanR * meanB;
    const covGG = gg * n - meanG * meanG + epsilon;
    const covGB = gb * n - meanG * meanB;
    const covBB = bb * n - meanB * meanB + epsilon;
    const covRP = rp * n - meanR * meanP;
    const covGP = gp * n - meanG * meanP;
    const covBP = bp * n - meanB * meanP;
    // The inverse by cofactors; ε on the diagonal keeps the determinant away from 0.
    const c0 = covGG * covBB - covGB * covGB;
    const c1 = covRB * covGB - covRG * covBB;
    const c2 = covRG * covGB - covRB * covGG;
    const c3 = covRR * covBB - covRB * covRB;
    const c4 = covRG * covRB - covRR * covGB;
    const c5 = covRR * covGG - covRG * covRG;
    const scale = 1 / (covRR * c0 + covRG * c1 + covRB * c2);
    const red = (c0 * covRP + c1 * covGP + c2 * covBP) * scale;
    const green = (c1 * covRP + c3 * covGP + c4 * covBP) * scale;
    const blue = (c2 * covRP + c4 * covGP + c5 * covBP) * scale;
    models[at] = red;
    models[at + 1] = green;
    models[at + 2] = blue;
    models[at + 3] = meanP - red * meanR - green * meanG - blue * meanB;
    at += COEFFICIENTS;
  }
}

function averageModels(
  models: Float32Array,
  width: number,
  { left, top, right, bottom }: Region,
  radius: Radius,
  out: Float32Array,
) {
  const columns = right - left;
  const values = columns * COEFFICIENTS;
  const sums = new Float64Array(values);
  const offset = (y: number) => (y * width + left) * COEFFICIENTS;
  const add = (y: number) => {
    for (let s = 0, i = offset(y); s < values; s++, i++) sums[s]! += models[i]!;
  };
  const remove = (y: number) => {
    for (let s = 0, i = offset(y); s < values; s++, i++) sums[s]! -= models[i]!;
  };
  for (let y = top; y < Math.min(top + radius.y, bottom); y++) add(y);
  for (let y = top; y < bottom; y++) {
    if (y + radius.y < bottom) add(y + radius.y);
    if (y - radius.y - 1 >= top) remove(y - radius.y - 1);
    const rows = Math.min(bottom, y + radius.y + 1) - Math.max(top, y - radius.y);
    averageRow(sums, columns, radius.x, rows, out, offset(y));
  }
}

function averageRow(
  sums: Float64Array,
  columns: number,
  radius: number,
  rows: number,
  out: Float32Array,
  at: number,
) {
  let red = 0;
  let green = 0;
  let blue = 0;
  let constant = 0;
  for (let x = -radius; x < columns; x++) {
    if (x + radius < columns) {
      const s = (x + radius) * COEFFICIENTS;
      red += sums[s]!;
      green += sums[s + 1]!;
      blue += sums[s + 2]!;
      constant += sums[s + 3]!;
    }
    if (x > radius) {
      const s = (x - radius - 1) * COEFFICIENTS;
      red -= sums[s]!;
      green -= sums[s + 1]!;
      blue -= sums[s + 2]!;
      constant -= sums[s + 3]!;
    }
    if (x < 0) continue;
    const n = 1 / ((Math.min(columns, x + radius + 1) - Math.max(0, x - radius)) * rows);
    const o = at + x * COEFFICIENTS;
    out[o] = red * n;
    out[o + 1] = green * n;
    out[o + 2] = blue * n;
    out[o + 3] = constant * n;
  }
}
