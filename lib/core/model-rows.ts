import { COEFFICIENTS } from './guided-filter';
import { pixelWords, type RgbaImage, type Size } from './image';
import type { MatteRows } from './matte-rows';

/** A coarser picture, each of whose samples lies over a cell of whole pixels. */
export interface Cells extends Size {
  readonly cell: Size;
}

/** What pixels that are not opaque are blended onto, as `reduce.ts` does; 0 to 255. */
const BACKDROP = 128;

/**
 * Applies linear functions of colour, known on a coarser level, to a picture: the functions' coefficients are
 * interpolated linearly between the samples' centres.
 *
 * @param models for each sample red, green and blue factors and a constant, making alpha of 0 to 255
 * @param cells where the samples lie
 * @param image its colours; read with each row
 */
export function modelRows(models: Float32Array, cells: Cells, image: RgbaImage): MatteRows {
  const { width, height } = image;
  const words = pixelWords(image);
  const stride = cells.width * COEFFICIENTS;
  const line = new Float64Array(stride);
  return {
    width,
    height,
    readRow(y, out) {
      const at = Math.max(0, Math.min(cells.height - 1, (y + 0.5) / cells.cell.height - 0.5));
      const upper = Math.floor(at);
      const lower = Math.min(cells.height - 1, upper + 1);
      blendLines(models, upper * stride, lower * stride, at - upper, line);
      applyLine(line, cells, words, y * width, out);
    },
  };
}

function blendLines(models: Float32Array, upper: number, lower: number, t: number, line: Float64Array) {
  for (let i = 0; i < line.length; i++) {
    const from = models[upper + i]!;
    line[i] = from + (models[lower + i]! - from) * t;
  }
}

/** Goes from one sample's centre to the next: between them the coefficients change by the same steps. */
function applyLine(line: Float64Array, cells: Cells, words: Int32Array, start: number, out: Uint8Array) {
  const width = out.length;
  const pitch = cells.cell.width;
  for (let span = 0; span <= cells.width; span++) {
    // Pixels whose centres lie between the centres of samples span − 1 and span.
    const from = span === 0 ? 0 : Math.ceil((span - 0.5) * pitch - 0.5);
    const to = span === cells.width ? width : Math.min(width, Math.ceil((span + 0.5) * pitch - 0.5));
    const a = Math.max(0, span - 1) * COEFFICIENTS;
    const b = Math.min(cells.width - 1, span) * COEFFICIENTS;
    const offset = (from + 0.5) / pitch - (span - 0.5);
    applySpan(line, a, b, offset, 1 / pitch, words, start, from, to, out);
  }
}

function applySpan(
  line: Float64Array,
  a: number,
  b: number,
  offset: number,
  step: number,
  words: Int32Array,
  start: number,
  from: number,
  to: number,
  out: Uint8Array,
) {
  const redSlope = line[b]! - line[a]!;
  const greenSlope = line[b + 1]! - line[a + 1]!;
  const blueSlope = line[b + 2]! - line[a + 2]!;
  const slope = line[b + 3]! - line[a + 3]!;
  let red = line[a]! + redSlope * offset;
  let green = line[a + 1]! + greenSlope * offset;
  let blue = line[a + 2]! + blueSlope * offset;
  let constant = line[a + 3]! + slope * offset + 0.5; // rounds when the fraction is cut off
  if (
    red === 0 &&
    green === 0 &&
    blue === 0 &&
    slope === 0 &&
    redSlope === 0 &&
    greenSlope === 0 &&
    blueSlope === 0
  ) {
    const alpha = constant < 0 ? 0 : constant > 255 ? 255 : constant | 0;
    for (let x = from; x < to; x++) out[x] = alpha;
    return;
  }
  for (let x = from; x < to; x++) {
    const word = words[start + x]!;
    let r = word & 0xff;
    let g = (word >>> 8) & 0xff;
    let bl = (word >>> 16) & 0xff;
    const own = word >>> 24;
    if (own !== 255) {
      r = BACKDROP + ((r - BACKDROP) * own) / 255;
      g = BACKDROP + ((g - BACKDROP) * own) / 255;
      bl = BACKDROP + ((bl - BACKDROP) * own) / 255;
    }
    const alpha = red * r + green * g + blue * bl + constant;
    out[x] = alpha < 0 ? 0 : alpha > 255 ? 255 : alpha;
    red += redSlope * step;
    green += greenSlope * step;
    blue += blueSlope * step;
    constant += slope * step;
  }
}
