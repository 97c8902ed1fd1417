import 'server-only';
import type { Chromaticities, Xy } from './code-points';

/** Three rows of three. */
export type Matrix = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

/** CIE XYZ of the white that ICC profiles are relative to (ICC.1:2022, 7.2.16). */
const D50: Row = [0.9642, 1, 0.8249];

/** Bradford's cone responses (ICC.1:2022, annex E). */
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/** Linear RGB of some primaries to CIE XYZ, white having a Y of 1 (SMPTE RP 177). */
export function rgbToXyz([red, green, blue, white]: Chromaticities): Matrix {
  const columns = transposed([xyz(red), xyz(green), xyz(blue)]);
  const scale = apply(inverse(columns), xyz(white));
  return columns.map((row) => row.map((value, i) => value * (scale[i] ?? 0))) as unknown as Matrix;
}

/** Linear RGB to XYZ relative to D50, as profiles hold it. */
export function rgbToD50(primaries: Chromaticities): Matrix {
  const [from, to] = [apply(BRADFORD, xyz(primaries[3])), apply(BRADFORD, D50)];
  const scaled = BRADFORD.map((row, i) =>
    row.map((value) => (value * (to[i] ?? 0)) / (from[i] ?? 1)),
  ) as unknown as Matrix;
  return multiply(multiply(inverse(BRADFORD), scaled), rgbToXyz(primaries));
}

export function multiply(one: Matrix, other: Matrix): Matrix {
  const columns = transposed(other);
  return transposed([apply(one, columns[0]), apply(one, columns[1]), apply(one, columns[2])]);
}

export function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const by = 1 / determinant;
  return [
    [(e * i - f * h) * by, (c * h - b * i) * by, (b * f - c * e) * by],
    [(f * g - d * i) * by, (a * i - c * g) * by, (c * d - a * f) * by],
    [(d * h - e * g) * by, (b * g - a * h) * by, (a * e - b * d) * by],
  ];
}

function apply(matrix: Matrix, [x, y, z]: Row): Row {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Row;
}

function transposed([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  return [
    [a, d, g],
    [b, e, h],
    [c, f, i],
  ];
}

/** CIE XYZ of a chromaticity, with a Y of 1. */
function xyz([x, y]: Xy): Row {
  return [x / y, 1, (1 - x - y) / y];
}
