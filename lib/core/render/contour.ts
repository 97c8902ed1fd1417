import type { RgbaImage } from '../image';

/** The contour runs where alpha crosses the middle, found between pixels by linear interpolation. */
const LEVEL = 127.5;

export function isInside(alpha: number): boolean {
  return alpha > LEVEL;
}

/** For each column the points of the contour that belong to it in one row; infinite where there is none. */
export interface ContourRow {
  /** 1 where there is any point; the others hold nothing valid elsewhere. */
  readonly found: Uint8Array;
  /** Where it crosses the row up to half a pixel left of the column, and right: columns with a fraction. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Where it crosses the column between this row and the one above: a row with a fraction. */
  readonly between: Float64Array;
}

/** @returns a row without contour */
export function createContourRow(width: number): ContourRow {
  return {
    found: new Uint8Array(width),
    left: new Float64Array(width),
    right: new Float64Array(width),
    between: new Float64Array(width),
  };
}

/**
 * Finds the contour's points of one column in one row.
 *
 * @param row of the image
 * @param out receives them at `x`
 * @returns whether there are any
 */
export function findContour({ data, width }: RgbaImage, x: number, row: number, out: ContourRow): boolean {
  const i = (row * width + x) * 4 + 3;
  const alpha = data[i]!;
  const inside = alpha > LEVEL;
  const above = row > 0 ? data[i - width * 4]! : alpha;
  const before = x > 0 ? data[i - 4]! : alpha;
  const after = x + 1 < width ? data[i + 4]! : alpha;
  out.found[x] = 0;
  if (above > LEVEL === inside && before > LEVEL === inside && after > LEVEL === inside) return false;
  const between = above > LEVEL === inside ? Infinity : row - 1 + crossing(above, alpha);
  const toLeft = before > LEVEL === inside ? 0 : crossing(before, alpha);
  const toRight = after > LEVEL === inside ? 1 : crossing(alpha, after);
  if (between === Infinity && toLeft <= 0.5 && toRight > 0.5) return false;
  out.found[x] = 1;
  out.between[x] = between;
  out.left[x] = toLeft > 0.5 ? x - 1 + toLeft : Infinity;
  out.right[x] = toRight <= 0.5 ? x + toRight : Infinity;
  return true;
}

/** How far on the way from one pixel's centre to the next one's the contour lies, 0 to 1. */
function crossing(from: number, to: number): number {
  return (from - LEVEL) / (from - to);
}
