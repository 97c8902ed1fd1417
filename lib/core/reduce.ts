import { pixelWords, type RgbaImage, type Size } from './image';
import { kernels, VECTOR_BYTES, viewHeap, withBuffers } from './kernels/heap';
import type { Pointer } from './kernels/kernel-functions';

/**
 * Longest run of pixels that is summed in 16-bit lanes without overflow: 257 × 255 = 65,535. Cells are not
 * made wider.
 */
export const MAX_CELL_WIDTH = 257;

/** What transparent pixels are blended onto, 0 to 255. */
export const BACKDROP = 128;

/** Of a column's four sums of 16 bits. */
const COLUMN_BYTES = 8;

/** Channels that come out: red, green, blue. */
const CHANNELS = 3;

/**
 * Reads a picture as a coarser one, each of whose samples is the mean of a cell of whole pixels. Cells at the
 * right and lower end are smaller where the picture ends inside them.
 *
 * Pixels that are not opaque are blended onto mid grey while they are read. Whatever colour hides under full
 * transparency must not steer the net. Grey leaves neither a dark nor a bright subject without contrast.
 */
export class CellReader {
  /** Extent of the coarser picture, in cells. */
  readonly size: Size;

  /** Whether all pixels that have been read were opaque. */
  get opaque(): boolean {
    return this.allOpaque;
  }

  private allOpaque = true;

  private readonly words: Int32Array;

  /**
   * @param image read with each row, not changed
   * @param cell extent of a cell in pixels; at most {@link MAX_CELL_WIDTH} wide
   * @param rowStep reads only every so manieth row of a cell, from its first on, where that is close enough
   */
  constructor(
    private readonly image: RgbaImage,
    private readonly cell: Size,
    private readonly rowStep = 1,
  ) {
    this.size = {
      width: Math.ceil(image.width / cell.width),
      height: Math.ceil(image.height / cell.height),
    };
    this.words = pixelWords(image);
  }

  /**
   * Reads rows of cells.
   * @param top first row, in cells
   * @param bottom row after the last
   * @param out receives R, G and B of each cell, 0 to 255. It is `size.width` × 3 values a row, from its beginning on
   */
  readRows(top: number, bottom: number, out: Float32Array): void {
    const { width } = this.image;
    const values = this.size.width * CHANNELS;
    const lengths = [width * 4, width * COLUMN_BYTES, values * 8, values * 4] as const;
    withBuffers(lengths, (buffers) => {
      for (let row = top; row < bottom; row++) {
        const means = this.averageRow(row, buffers);
        out.set(viewHeap().floats.subarray(means / 4, means / 4 + values), (row - top) * values);
      }
    });
  }

  /** @returns where the row's means are */
  private averageRow(row: number, [pixels, columns, sums, means]: RowBuffers): Pointer {
    const { image, cell } = this;
    const values = this.size.width * CHANNELS;
    const top = row * cell.height;
    const bottom = Math.min(top + cell.height, image.height);
    const stride = image.width * 4;
    const { bytes, doubles } = viewHeap();
    bytes.fill(0, columns, sums + values * 8);
    // What the kernel reads with the last pixels has to be opaque.
    bytes.fill(255, pixels + stride, pixels + stride + VECTOR_BYTES);
    let blended: Float64Array | undefined;
    let rows = 0;
    let unfolded = 0;
    for (let y = top; y < bottom; y += this.rowStep, rows++) {
      bytes.set(image.data.subarray(y * stride, (y + 1) * stride), pixels);
      if (!kernels.addOpaqueRow(pixels, image.width, columns)) {
        blended ??= new Float64Array(values);
        addPixels(this.words, y * image.width, image.width, cell.width, blended);
        this.allOpaque = false;
      } else if (++unfolded === MAX_CELL_WIDTH) {
        kernels.foldColumns(columns, image.width, cell.width, sums);
        unfolded = 0;
      }
    }
    if (unfolded > 0) kernels.foldColumns(columns, image.width, cell.width, sums);
    if (blended) for (let i = 0; i < values; i++) doubles[sums / 8 + i]! += blended[i]!;
    // The last cell may be narrower than the others.
    const last = values - CHANNELS;
    const lastWidth = image.width - (this.size.width - 1) * cell.width;
    kernels.scaleSums(sums, last, 1 / (cell.width * rows), means);
    kernels.scaleSums(sums + last * 8, CHANNELS, 1 / (lastWidth * rows), means + last * 4);
    return means;
  }
}

/** A row's pixels, its columns' sums, its cells' sums and their means. */
type RowBuffers = readonly [pixels: Pointer, columns: Pointer, sums: Pointer, means: Pointer];

/**
 * Adds a row of pixels to the sums of the cells it crosses.
 *
 * Two channels of a pixel's word are added at once, in 16-bit lanes. The sum of alpha tells whether all pixels of the
 * run were opaque. A run that was not is read again, pixel by pixel.
 *
 * @returns whether all pixels were opaque
 */
function addPixels(
  words: Int32Array,
  start: number,
  width: number,
  cellWidth: number,
  sums: Float64Array,
): boolean {
  const end = start + width;
  let opaque = true;
  for (let from = start, s = 0; from < end; from += cellWidth, s += CHANNELS) {
    const to = Math.min(from + cellWidth, end);
    let redBlue = 0;
    let greenAlpha = 0;
    for (let i = from; i < to; i++) {
      const word = words[i]!;
      redBlue = (redBlue + (word & 0x00ff00ff)) | 0;
      greenAlpha = (greenAlpha + ((word >>> 8) & 0x00ff00ff)) | 0;
    }
    if (greenAlpha >>> 16 === (to - from) * 255) {
      sums[s]! += redBlue & 0xffff;
      sums[s + 1]! += greenAlpha & 0xffff;
      sums[s + 2]! += redBlue >>> 16;
    } else {
      addBlended(words, from, to, sums, s);
      opaque = false;
    }
  }
  return opaque;
}

function addBlended(words: Int32Array, from: number, to: number, sums: Float64Array, s: number) {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    const alpha = word >>> 24;
    red += (word & 0xff) * alpha;
    green += ((word >>> 8) & 0xff) * alpha;
    blue += ((word >>> 16) & 0xff) * alpha;
    opacity += alpha;
  }
  const backdrop = ((to - from) * 255 - opacity) * BACKDROP;
  sums[s]! += (red + backdrop) / 255;
  sums[s + 1]! += (green + backdrop) / 255;
  sums[s + 2]! += (blue + backdrop) / 255;
}
