import { CATMULL_ROM, filterTaps, type Taps } from './filter';
import { assertSize, type Size } from './image';
import type { MatteGrid } from './matte';

/** An alpha matte of a picture's size that is made row by row. So it need not exist as a whole. */
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
 * Four taps that all lie closer than this to 0, or to 255, mix to 0 or 255 once rounded. Their weights add up to 1 and
 * the negative ones to no less than −1/8. So a mix strays at most 1.125 × 0.4 + 0.125 × 0.4 = 0.5.
 */
const SETTLED = 0.4;

/**
 * Resamples alpha from the net's grid to the picture's, with half-pixel centres and the Catmull-Rom cubic
 * (`filter.ts`). The cubic is stretched where the picture is smaller than the grid. At the grid's own size alpha is
 * only rounded to bytes.
 *
 * @param grid alpha, 0 to 1; read with each row
 * @param target the picture's size, in pixels
 * @throws RangeError where the target's sides are not positive integers
 */
export function resampleMatte(grid: MatteGrid, target: Size): MatteRows {
  assertSize(target, 'the matte');
  const source = target.width < grid.width ? narrow(grid, target.width) : grid;
  const down = filterTaps(CATMULL_ROM, source.height, target.height);
  const padded = new Float64Array(source.width + 2 * PADDING);
  const sourceRow = padded.subarray(PADDING, PADDING + source.width);
  const starts = spanStarts(source.width, target.width);
  return {
    width: target.width,
    height: target.height,
    readRow(y, out) {
      mixRows(source, down, y, sourceRow);
      padded.fill(padded[PADDING]!, 0, PADDING);
      padded.fill(padded[PADDING + source.width - 1]!, PADDING + source.width);
      widenRow(padded, starts, source.width / target.width, out);
    },
  };
}

/**
 * Takes a grid to fewer columns, once for the whole picture. What overshoots 0 to 1 is left to be clamped.
 */
function narrow({ width, height, data }: MatteGrid, columns: number): MatteGrid {
  const { count, first, weights } = filterTaps(CATMULL_ROM, width, columns);
  const narrowed = new Float32Array(columns * height);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0, w = 0; x < columns; x++, o++) {
      let alpha = 0;
      for (let k = 0, i = y * width + first[x]!; k < count; k++, i++, w++) alpha += weights[w]! * data[i]!;
      narrowed[o] = alpha;
    }
  }
  return { width: columns, height, data: narrowed };
}

/** Makes row `y` of the target on the grid's columns, scaled to bytes but not yet rounded. */
function mixRows({ data }: MatteGrid, { count, first, weights }: Taps, y: number, out: Float64Array) {
  const width = out.length;
  out.fill(0);
  for (let k = 0, i = first[y]! * width; k < count; k++) {
    const weight = weights[y * count + k]! * 255;
    for (let x = 0; x < width; x++, i++) out[x] = out[x]! + weight * data[i]!;
  }
}

/**
 * Takes one row to the picture's width, where most of a large picture's time goes. All pixels between the same two
 * columns lie on one cubic, so its coefficients are made once for them. Where alpha is settled nothing is computed at
 * all.
 *
 * @param padded the row, its ends repeated {@link PADDING} times
 * @param starts see {@link spanStarts}
 * @param step columns to a pixel, at most 1
 */
function widenRow(padded: Float64Array, starts: Int32Array, step: number, out: Uint8Array) {
  for (let span = 0; span + 1 < starts.length; span++) {
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
      const offset = 0.5 * step + 0.5 - span;
      for (let x = from; x < to; x++) {
        const t = x * step + offset;
        const alpha = (half + t * (linear + t * (square + t * cube))) | 0;
        out[x] = alpha < 0 ? 0 : alpha > 255 ? 255 : alpha;
      }
    }
  }
}

/**
 * The first pixel of each span between two columns of a coarser grid. It begins with the span before column 0, and ends
 * with the width after the last. (A pixel that rounding puts into the neighbouring span comes out the same: the cubics
 * meet there.)
 */
function spanStarts(columns: number, width: number): Int32Array {
  const step = columns / width;
  const starts = Int32Array.from({ length: columns + 2 }, (_, span) => Math.ceil((span - 0.5) / step - 0.5));
  starts[0] = 0;
  starts[columns + 1] = width;
  return starts;
}
