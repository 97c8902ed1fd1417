import type { RgbaImage, Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { Pointer } from './kernels/kernel-functions';
import type { MatteRows } from './matte-rows';
import { CellReader, MAX_CELL_WIDTH } from './reduce';

/**
 * A coarser level over a picture. Each sample covers a cell of whole pixels; the last ones may be cut off.
 */
export interface Cells extends Size {
  /** Pixels that make one sample, each way. */
  readonly cell: Size;
}

/**
 * Rows of a cell that are read, about. The mean of a few hardly differs from that of all, and memory is what costs.
 */
const ROWS_READ = 3;

/** Lays cells of about this size over a picture. */
export function layCells(image: Size, wanted: Size): Cells {
  const cell = { width: Math.min(MAX_CELL_WIDTH, wanted.width), height: wanted.height };
  return {
    cell,
    width: Math.ceil(image.width / cell.width),
    height: Math.ceil(image.height / cell.height),
  };
}

function rowStepOf({ cell }: Cells): number {
  return Math.max(1, Math.round(cell.height / ROWS_READ));
}

/**
 * Averages a picture's colours over cells, of a few rows in each.
 * @param top first row of cells that is wanted; those before stay 0
 * @param bottom row of cells after the last that is wanted
 * @returns R, G, B interleaved, 0 to 255, of what is not opaque blended onto mid grey
 */
export function averageColours(
  image: RgbaImage,
  cells: Cells,
  top: number = 0,
  bottom: number = cells.height,
): Float32Array {
  const reader = new CellReader(image, cells.cell, rowStepOf(cells));
  const colours = new Float32Array(cells.width * cells.height * 3);
  reader.readRows(top, bottom, colours.subarray(top * cells.width * 3));
  return colours;
}

/**
 * Averages a matte over cells, of the same rows as {@link averageColours}.
 * @returns 0 to 1
 */
export function averageMatte(matte: MatteRows, cells: Cells): Float32Array {
  const { width, height } = matte;
  const { cell } = cells;
  const step = rowStepOf(cells);
  const out = new Float32Array(cells.width * cells.height);
  const line = new Uint8Array(width);
  const sums = new Float64Array(cells.width);
  for (let row = 0; row < cells.height; row++) {
    const bottom = Math.min(height, (row + 1) * cell.height);
    let rows = 0;
    sums.fill(0);
    for (let y = row * cell.height; y < bottom; y += step, rows++) {
      matte.readRow(y, line);
      addByCells(line, cell.width, sums);
    }
    for (let column = 0; column < cells.width; column++) {
      const columns = Math.min(cell.width, width - column * cell.width);
      out[row * cells.width + column] = sums[column]! / (columns * rows * 255);
    }
  }
  return out;
}

function addByCells(line: Uint8Array, cellWidth: number, sums: Float64Array) {
  withBuffers([line.length, sums.length * 4], ([from, lineSums]) => {
    const { bytes, ints } = viewHeap();
    bytes.set(line, from);
    kernels.sumBytes(from, line.length, cellWidth, lineSums);
    for (let column = 0; column < sums.length; column++) sums[column]! += ints[lineSums / 4 + column]!;
  });
}

/** Memory of the kernels for a line of cells, three times: see {@link mixCellRows}. */
export type CellLines = readonly [upper: Pointer, lower: Pointer, line: Pointer];

/**
 * Interpolates between the two rows of cells between whose middles a row of pixels lies. Beyond the outermost middles
 * it is the outermost row.
 * @param data `channels` values a cell
 * @param y row of pixels
 * @param lines each of room for a row of cells
 * @returns the last of the lines, which holds the result
 */
export function mixCellRows(
  data: Float32Array,
  cells: Cells,
  channels: number,
  y: number,
  lines: CellLines,
): Pointer {
  const [upper, lower, line] = lines;
  const values = cells.width * channels;
  const at = Math.max(0, Math.min(cells.height - 1, (y + 0.5) / cells.cell.height - 0.5));
  const first = Math.floor(at);
  const second = Math.min(cells.height - 1, first + 1);
  const { floats } = viewHeap();
  floats.set(data.subarray(first * values, (first + 1) * values), upper / 4);
  floats.set(data.subarray(second * values, (second + 1) * values), lower / 4);
  kernels.mixLines(upper, lower, values, at - first, line);
  return line;
}
