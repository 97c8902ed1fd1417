import { mixCellRows, type Cells } from './cells';
import type { RgbaImage, Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { MatteRows } from './matte-rows';
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

/** Of a fit, a linear function of the guide's colour: `red × R + green × G + blue × B + constant`, interleaved. */
export const COEFFICIENTS = 4;

/** Bytes of a column's sums: fourteen float64 of moments (`kernels/assembly/guided-filter.ts`), four of functions. */
const MOMENTS_BYTES = 14 * 8;
const FIT_SUMS_BYTES = COEFFICIENTS * 8;

/**
 * The guided filter with a colour guide. Around each sample it finds the linear function of the guide's colour that
 * fits `input` best. The fit is averaged over all boxes that hold the sample. He, Sun, Tang, "Guided image filtering",
 * IEEE TPAMI 35(6), 2013, section 3.4 (equations 19 to 21). Returned as coefficients, so that they can be applied to a
 * finer guide: He, Sun, "Fast guided filter", arXiv:1505.00996, 2015.
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
  const { width, height } = guide;
  const { left, right } = region;
  const columns = right - left;
  const bytes = width * height * 4;
  const lengths = [
    bytes * 3,
    bytes,
    bytes * COEFFICIENTS,
    bytes * COEFFICIENTS,
    columns * MOMENTS_BYTES,
  ] as const;
  return withBuffers(lengths, ([colours, alpha, fits, averaged, sums]) => {
    const heap = viewHeap();
    heap.floats.set(guide.data, colours / 4);
    heap.floats.set(input.data, alpha / 4);
    heap.bytes.fill(0, averaged, averaged + bytes * COEFFICIENTS);
    const sampleAt = (y: number) => y * width + left;
    const fitsAt = (base: number, y: number) => base + sampleAt(y) * COEFFICIENTS * 4;

    heap.bytes.fill(0, sums, sums + columns * MOMENTS_BYTES);
    slideDown(region, radius.y, {
      enter: (y, sign) =>
        kernels.addMoments(colours + sampleAt(y) * 12, alpha + sampleAt(y) * 4, columns, sign, sums),
      emit: (y, rows) => kernels.fitRow(sums, columns, radius.x, rows, epsilon, fitsAt(fits, y)),
    });
    heap.bytes.fill(0, sums, sums + columns * FIT_SUMS_BYTES);
    slideDown(region, radius.y, {
      enter: (y, sign) => kernels.addFits(fitsAt(fits, y), columns, sign, sums),
      emit: (y, rows) => kernels.averageFits(sums, columns, radius.x, rows, fitsAt(averaged, y)),
    });
    return heap.floats.slice(averaged / 4, averaged / 4 + width * height * COEFFICIENTS);
  });
}

interface Slide {
  /** Adds a row to its columns' sums, or (sign −1) takes it out again. */
  readonly enter: (y: number, sign: 1 | -1) => void;
  /** The sums are those of a row's boxes, `rows` of them. */
  readonly emit: (y: number, rows: number) => void;
}

/** Slides a box down a region. */
function slideDown({ top, bottom }: Region, radius: number, { enter, emit }: Slide) {
  for (let y = top; y < Math.min(top + radius, bottom); y++) enter(y, 1);
  for (let y = top; y < bottom; y++) {
    if (y + radius < bottom) enter(y + radius, 1);
    if (y - radius - 1 >= top) enter(y - radius - 1, -1);
    emit(y, Math.min(bottom, y + radius + 1) - Math.max(top, y - radius));
  }
}

/**
 * Applies functions to the colours that they were fitted to.
 * @param fits {@link COEFFICIENTS} values a sample
 * @returns 0 to 255
 */
export function evaluateFits(fits: Float32Array, guide: Guide): Float32Array {
  const count = guide.width * guide.height;
  const lengths = [fits.length * 4, guide.data.length * 4, count * 4] as const;
  return withBuffers(lengths, ([functions, colours, alpha]) => {
    const { floats } = viewHeap();
    floats.set(fits, functions / 4);
    floats.set(guide.data, colours / 4);
    kernels.evaluateFits(functions, colours, count, alpha);
    return floats.slice(alpha / 4, alpha / 4 + count);
  });
}

/**
 * Applies linear functions of colour, known on cells of pixels, to a picture. The functions' coefficients are
 * interpolated linearly between the cells' centres.
 *
 * @param fits for each cell red, green and blue factors and a constant, making alpha of 0 to 255
 * @param cells where they lie
 * @param image its colours; read with each row
 */
export function matteOfFits(fits: Float32Array, cells: Cells, image: RgbaImage): MatteRows {
  const { width, height } = image;
  const lineBytes = cells.width * COEFFICIENTS * 4;
  const stride = width * 4;
  return {
    width,
    height,
    readRow(y, out) {
      const lengths = [stride, width, lineBytes, lineBytes, lineBytes] as const;
      withBuffers(lengths, ([row, alphas, ...lines]) => {
        const line = mixCellRows(fits, cells, COEFFICIENTS, y, lines);
        const { bytes } = viewHeap();
        bytes.set(image.data.subarray(y * stride, (y + 1) * stride), row);
        kernels.applyFits(line, cells.width, cells.cell.width, row, width, alphas);
        out.set(bytes.subarray(alphas, alphas + width));
      });
    },
  };
}
