import { mixCellRows, spanStarts, type Cells } from './cells';
import { COEFFICIENTS } from './guided-filter';
import { pixelWords, type RgbaImage } from './image';
import type { MatteRows } from './matte-rows';
import { BACKDROP } from './reduce';

/**
 * Applies linear functions of colour, known on cells of pixels, to a picture: the functions' coefficients are
 * interpolated linearly between the cells' centres.
 *
 * @param models for each cell red, green and blue factors and a constant, making alpha of 0 to 255
 * @param cells where they lie
 * @param image its colours; read with each row
 */
export function modelRows(models: Float32Array, cells: Cells, image: RgbaImage): MatteRows {
  const { width, height } = image;
  const words = pixelWords(image);
  const line = new Float64Array(cells.width * COEFFICIENTS);
  const starts = spanStarts(cells, width);
  return {
    width,
    height,
    readRow(y, out) {
      mixCellRows(models, cells, y, line);
      const row = words.subarray(y * width, (y + 1) * width);
      applyLine(line, cells, starts, row, out);
    },
  };
}

function applyLine(line: Float64Array, cells: Cells, starts: Int32Array, words: Int32Array, out: Uint8Array) {
  const spans = cells.width + 1;
  for (let span = 0; span < spans;) {
    // Most of a picture is settled: spans of one level are filled together.
    const level = commonLevel(line, cells, span);
    if (level < 0) {
      applySpan(line, cells, span, starts, words, out);
      span++;
      continue;
    }
    const from = starts[span]!;
    do span++;
    while (span < spans && commonLevel(line, cells, span) === level);
    out.fill(level, from, starts[span]);
  }
}

/** @returns 0 or 255 where a span's function is that constant, −1 elsewhere */
function commonLevel(line: Float64Array, cells: Cells, span: number): number {
  const b = Math.min(cells.width - 1, span) * COEFFICIENTS;
  const level = line[b + 3]!;
  if ((level !== 0 && level !== 255) || line[b] !== 0 || line[b + 1] !== 0 || line[b + 2] !== 0) return -1;
  const a = Math.max(0, span - 1) * COEFFICIENTS;
  const same = line[a + 3] === level && line[a] === 0 && line[a + 1] === 0 && line[a + 2] === 0;
  return same ? level : -1;
}

/** Goes from one cell's centre to the next: between them the coefficients change by the same steps. */
function applySpan(
  line: Float64Array,
  cells: Cells,
  span: number,
  starts: Int32Array,
  words: Int32Array,
  out: Uint8Array,
) {
  const from = starts[span]!;
  const to = starts[span + 1]!;
  const step = 1 / cells.cell.width;
  const offset = (from + 0.5) * step - (span - 0.5);
  const a = Math.max(0, span - 1) * COEFFICIENTS;
  const b = Math.min(cells.width - 1, span) * COEFFICIENTS;
  const redSlope = line[b]! - line[a]!;
  const greenSlope = line[b + 1]! - line[a + 1]!;
  const blueSlope = line[b + 2]! - line[a + 2]!;
  const slope = line[b + 3]! - line[a + 3]!;
  let red = line[a]! + redSlope * offset;
  let green = line[a + 1]! + greenSlope * offset;
  let blue = line[a + 2]! + blueSlope * offset;
  let constant = line[a + 3]! + slope * offset + 0.5; // rounds when the fraction is cut off
  for (let x = from; x < to; x++) {
    const word = words[x]!;
    let alpha: number;
    if (word >>> 24 === 255) {
      alpha = red * (word & 0xff) + green * ((word >>> 8) & 0xff) + blue * ((word >>> 16) & 0xff) + constant;
    } else {
      alpha =
        red * blend(word & 0xff, word >>> 24) +
        green * blend((word >>> 8) & 0xff, word >>> 24) +
        blue * blend((word >>> 16) & 0xff, word >>> 24) +
        constant;
    }
    out[x] = alpha < 0 ? 0 : alpha > 255 ? 255 : alpha;
    red += redSlope * step;
    green += greenSlope * step;
    blue += blueSlope * step;
    constant += slope * step;
  }
}

function blend(colour: number, alpha: number): number {
  return BACKDROP + ((colour - BACKDROP) * alpha) / 255;
}
