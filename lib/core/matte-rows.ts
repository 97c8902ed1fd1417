import { CATMULL_ROM, filterTaps, type Taps } from './filter';
import { assertSize, type Size } from './image';
import type { MatteGrid } from './matte';

/** An alpha matte of a picture's size that is made row by row, so that it need not exist as a whole. */
export interface MatteRows extends Size {
  /**
   * @param y row, from the top
   * @param out receives `width` values, 0 to 255
   */
  readRow(y: number, out: Uint8Array): void;
}

/** How often an end sample is repeated beyond either end of a row, for the outermost taps. */
const PADDING = 2;

/**
 * Four taps that all lie closer than this to 0, or to 255, mix to 0 or 255 once rounded: their weights add up to 1
 * and the negative ones to no less than −1/8, so a mix strays at most 1.125 × 0.4 + 0.125 × 0.4 = 0.5.
 */
const SETTLED = 0.4;

/**
 * Resamples alpha from the net's grid to the picture's, with half-pixel centres and the Catmull-Rom cubic
 * (`filter.ts`), stretched where the picture is smaller than the grid. At the grid's own size alpha is only
 * rounded to bytes.
 *
 * @param grid alpha, 0 to 1; read with each row
 * @param target the picture's size, in pixels
 * @throws RangeError where the target's sides are not positive integers
 */
export function resampleMatte(grid: MatteGrid, target: Size): MatteRows {
  assertSize(target, 'the matte');
  const down = filterTaps(CATMULL_ROM, grid.height, target.height);
  const padded = new Float64Array(grid.width + 2 * PADDING);
  const gridRow = padded.subarray(PADDING, PADDING + grid.width);
  const fillRow = target.width < grid.width ? narrow(gridRow, target.width) : widen(padded, target.width);
  return {
    width: target.width,
    height: target.height,
    readRow(y, out) {
      mixRows(grid, down, y, gridRow);
      fillRow(out);
    },
  };
}

/** Makes row `y` of the target on the grid's columns, in bytes but not yet rounded. */
function mixRows({ data }: MatteGrid, { count, first, weights }: Taps, y: number, out: Float64Array) {
  const width = out.length;
  out.fill(0);
  for (let k = 0, i = first[y]! * width; k < count; k++) {
    const weight = weights[y * count + k]! * 255;
    for (let x = 0; x < width; x++, i++) out[x] = out[x]! + weight * data[i]!;
  }
}

function narrow(row: Float64Array, width: number): (out: Uint8Array) => void {
  const { count, first, weights } = filterTaps(CATMULL_ROM, row.length, width);
  return (out) => {
    for (let x = 0, w = 0; x < width; x++) {
      let alpha = 0;
      for (let k = 0, i = first[x]!; k < count; k++, i++, w++) alpha += weights[w]! * row[i]!;
      out[x] = Math.min(255, Math.max(0, Math.round(alpha)));
    }
  };
}

/**
 * Enlarging, where most of a large picture's time goes. All pixels between the same two grid columns lie on one
 * cubic, so its coefficients are made once for them, and where alpha is settled nothing is computed at all.
 */
function widen(padded: Float64Array, width: number): (out: Uint8Array) => void {
  const columns = padded.length - 2 * PADDING;
  const { starts, fractions } = spans(columns, width);
  return (out) => {
    padded.fill(padded[PADDING]!, 0, PADDING);
    padded.fill(padded[PADDING + columns - 1]!, PADDING + columns);
    for (let span = 0; span <= columns; span++) {
      const from = starts[span]!;
      const to = starts[span + 1]!;
      const a = padded[span]!;
      const b = padded[span + 1]!;
      const c = padded[span + 2]!;
      const d = padded[span + 3]!;
      const low = Math.min(a, b, c, d);
      const high = Math.max(a, b, c, d);
      if (low > -SETTLED && high < SETTLED) {
        for (let x = from; x < to; x++) out[x] = 0;
      } else if (low > 255 - SETTLED && high < 255 + SETTLED) {
        for (let x = from; x < to; x++) out[x] = 255;
      } else {
        const half = b + 0.5; // rounds when the fraction is cut off
        const linear = (c - a) / 2;
        const square = a - 2.5 * b + 2 * c - d / 2;
        const cube = (d - a) / 2 + 1.5 * (b - c);
        for (let x = from; x < to; x++) {
          const t = fractions[x]!;
          const alpha = (half + t * (linear + t * (square + t * cube))) | 0;
          out[x] = alpha < 0 ? 0 : alpha > 255 ? 255 : alpha;
        }
      }
    }
  };
}

/**
 * Where the pixels of a row lie among the columns of a coarser grid.
 * @returns `starts`: the first pixel of each span between two columns, beginning with the span before column 0, and
 *   the width after the last; `fractions`: each pixel's way through its span, from 0 to below 1
 */
function spans(columns: number, width: number): { starts: Int32Array; fractions: Float64Array } {
  const starts = new Int32Array(columns + 2).fill(width);
  const fractions = new Float64Array(width);
  for (let x = width - 1; x >= 0; x--) {
    const position = ((x + 0.5) * columns) / width - 0.5;
    const column = Math.floor(position);
    fractions[x] = position - column;
    starts[column + 1] = x;
  }
  return { starts, fractions };
}
