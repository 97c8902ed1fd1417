import { pixelWords, type RgbaImage, type Size } from '../image';

/** Values of a sample: red, green and blue times alpha (0 to 255²), and alpha (0 to 255). */
export const CHANNELS = 4;

/**
 * Reads a picture as a coarser one with premultiplied colours. Each sample is the mean of a square cell of whole
 * pixels. The last cells are smaller where the picture ends inside them. Premultiplied, because what hides under
 * transparency must not bleed into a mean (Porter and Duff, 1984).
 */
export class PremultipliedCells {
  /** Extent of the coarser picture, in cells. */
  readonly size: Size;

  private readonly words: Int32Array;

  /**
   * @param image read with each row, not changed
   * @param side of a cell, in pixels
   */
  constructor(
    private readonly image: RgbaImage,
    readonly side: number,
  ) {
    this.size = { width: Math.ceil(image.width / side), height: Math.ceil(image.height / side) };
    this.words = pixelWords(image);
  }

  /**
   * @param row of cells, from the top
   * @param out receives {@link CHANNELS} values for each cell of the row
   */
  readRow(row: number, out: Float32Array): void {
    const { image, words, side } = this;
    const top = row * side;
    const bottom = Math.min(top + side, image.height);
    if (side === 1) {
      premultiply(words, top * image.width, image.width, out);
      return;
    }
    out.fill(0);
    for (let y = top; y < bottom; y++) addPixels(words, y * image.width, image.width, side, out);
    for (let cell = 0, o = 0; cell < this.size.width; cell++, o += CHANNELS) {
      const columns = Math.min(side, image.width - cell * side);
      const share = 1 / (columns * (bottom - top));
      for (let channel = 0; channel < CHANNELS; channel++) out[o + channel]! *= share;
    }
  }
}

function premultiply(words: Int32Array, start: number, width: number, out: Float32Array) {
  for (let i = start, o = 0; i < start + width; i++, o += CHANNELS) {
    const word = words[i]!;
    const alpha = word >>> 24;
    out[o] = (word & 255) * alpha;
    out[o + 1] = ((word >>> 8) & 255) * alpha;
    out[o + 2] = ((word >>> 16) & 255) * alpha;
    out[o + 3] = alpha;
  }
}

/** Adds a row of pixels to the sums of the cells that it crosses. */
function addPixels(words: Int32Array, start: number, width: number, side: number, sums: Float32Array) {
  const end = start + width;
  for (let from = start, s = 0; from < end; from += side, s += CHANNELS) {
    const to = Math.min(from + side, end);
    let red = 0;
    let green = 0;
    let blue = 0;
    let opacity = 0;
    for (let i = from; i < to; i++) {
      const word = words[i]!;
      const alpha = word >>> 24;
      if (alpha === 0) continue;
      red += (word & 255) * alpha;
      green += ((word >>> 8) & 255) * alpha;
      blue += ((word >>> 16) & 255) * alpha;
      opacity += alpha;
    }
    if (opacity === 0) continue;
    sums[s]! += red;
    sums[s + 1]! += green;
    sums[s + 2]! += blue;
    sums[s + 3]! += opacity;
  }
}
