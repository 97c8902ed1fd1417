import type { RgbaImage } from '../image';
import type { Box } from './box';

/** Samples of a plane that is drawn coarsely and enlarged: a shadow has no detail that would need more. */
const MAX_SAMPLES = 400_000;

/** A cell is the subject's from this much alpha on. */
export const SOLID = 0.4;

/** Alpha up to this is haze that a matte left behind, and casts no shadow. */
const HAZE = 0.1;

/** Samples, 0 to 1, of square cells of the output; the plane may reach beyond it. */
export interface CoarsePlane {
  /** In cells. */
  readonly width: number;
  readonly height: number;
  /** In pixels of the output. */
  readonly left: number;
  readonly top: number;
  /** A cell's side, in pixels. */
  readonly cell: number;
  /** Row-major. */
  readonly data: Float32Array;
}

/** @returns a plane of zeros that covers a box of the output */
export function createCoarsePlane(box: Box): CoarsePlane {
  let cell = Math.max(1, Math.floor(Math.sqrt((box.width * box.height) / MAX_SAMPLES)));
  while (Math.ceil(box.width / cell) * Math.ceil(box.height / cell) > MAX_SAMPLES) cell++;
  const width = Math.ceil(box.width / cell);
  const height = Math.ceil(box.height / cell);
  return { width, height, left: box.left, top: box.top, cell, data: new Float32Array(width * height) };
}

/** Reads the mean alpha of its pixels, less what is haze, into each cell of a plane of zeros. */
export function readSilhouette({ data, width, height }: RgbaImage, plane: CoarsePlane): void {
  const { cell, left, top } = plane;
  const share = 1 / (255 * cell * cell);
  const firstColumn = Math.max(0, Math.floor(-left / cell));
  const lastColumn = Math.min(plane.width, Math.ceil((width - left) / cell));
  for (let y = Math.max(0, top); y < Math.min(height, top + plane.height * cell); y++) {
    const row = Math.floor((y - top) / cell) * plane.width;
    for (let column = firstColumn; column < lastColumn; column++) {
      const from = Math.max(0, left + column * cell);
      const to = Math.min(width, left + (column + 1) * cell);
      let sum = 0;
      for (let i = (y * width + from) * 4 + 3; i < (y * width + to) * 4; i += 4) sum += data[i]!;
      plane.data[row + column]! += sum * share;
    }
  }
  for (let i = 0; i < plane.data.length; i++) {
    plane.data[i] = Math.max(0, (plane.data[i]! - HAZE) / (1 - HAZE));
  }
}

/**
 * Enlarges one row of a plane bilinearly.
 * @param y row of the output
 * @param levels what a sample of 1 becomes, at most 255
 * @param out receives 0 to `levels` for each pixel of the row; nothing lies beyond the plane
 * @returns false where the row has none, and `out` is not written to
 */
export function readPlaneRow(plane: CoarsePlane, y: number, levels: number, out: Uint8Array): boolean {
  const { width, height, left, top, cell, data } = plane;
  const place = (y + 0.5 - top) / cell - 0.5;
  const upper = Math.floor(place);
  if (upper < -1 || upper >= height) return false;
  const share = place - upper;
  // One sample of nothing at either end.
  const mixed = new Float64Array(width + 2);
  if (upper >= 0) addRow(data, upper * width, width, (1 - share) * levels, mixed);
  if (upper + 1 < height) addRow(data, (upper + 1) * width, width, share * levels, mixed);
  out.fill(0);
  const from = Math.max(0, Math.ceil(left - cell / 2));
  const to = Math.min(out.length, Math.floor(left + (width + 0.5) * cell));
  for (let x = from; x < to; x++) {
    const at = (x + 0.5 - left) / cell + 0.5;
    const before = at | 0;
    const a = mixed[before]!;
    out[x] = a + (mixed[before + 1]! - a) * (at - before) + 0.5;
  }
  return true;
}

function addRow(data: Float32Array, start: number, width: number, factor: number, mixed: Float64Array) {
  for (let x = 0; x < width; x++) mixed[x + 1]! += data[start + x]! * factor;
}
