import { boxSums } from './box-blur';
import { pixelWords, type Matte, type RgbaImage, type Size } from './image';
import { CellReader, MAX_CELL_WIDTH } from './reduce';

/** Estimated colours on a coarser level: R, G, B of the foreground and R, G, B of the background a sample, 0 to 255. */
export interface LayerColours extends Size {
  readonly data: Float32Array;
  /** Pixels that make one sample, each way. */
  readonly cell: Size;
}

const CHANNELS = 6;

/** Samples of the level on which colours are estimated, about. */
const LEVEL_SAMPLES = 80_000;

/**
 * Radii of the blurs, as shares of the longest side. Forte's two (90 and 6 pixels) leave a jump between: on the lemur
 * photo (bench) they bring colours 2.9 times closer to the true ones (mean absolute error), these 5.3 times.
 */
const RADII = [0.088, 0.044, 0.022, 0.012, 0.006];

/** Weight below which a box says nothing of a layer's colour, in samples. */
const TINY = 1e-5;

/**
 * Estimates the colours of both layers of a picture around the edges of its matte: what the foreground's colour would be
 * without the background that shines through, and the other way about. Blur-fusion: Forte, "Approximate fast
 * foreground colour estimation", ICIP 2021, with more passes of shrinking radius, on a level of {@link LEVEL_SAMPLES}.
 *
 * @param image not changed; pixels that are not opaque count by their alpha
 * @param matte of the picture's size
 */
export function estimateLayers(image: RgbaImage, matte: Matte): LayerColours {
  const length = Math.max(1, Math.round(Math.sqrt((image.width * image.height) / LEVEL_SAMPLES)));
  const cell = { width: Math.min(MAX_CELL_WIDTH, length), height: length };
  const colours = readCells(image, cell);
  const alpha = averageCells(matte, cell);
  return { ...colours.size, cell, data: fuse(colours.data, alpha, colours.size) };
}

function readCells(image: RgbaImage, cell: Size): { size: Size; data: Float32Array } {
  const cells = new CellReader(image, cell);
  const data = new Float32Array(cells.size.width * cells.size.height * 3);
  const row = new Float64Array(cells.size.width * 3);
  for (let y = 0; y < cells.size.height; y++) {
    cells.readRow(y, row);
    data.set(row, y * row.length);
  }
  return { size: cells.size, data };
}

function averageCells({ width, height, data }: Matte, cell: Size): Float32Array {
  const columns = Math.ceil(width / cell.width);
  const rows = Math.ceil(height / cell.height);
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * cell.height);
    for (let y = row * cell.height; y < bottom; y++) {
      for (let column = 0, i = y * width; column < columns; column++) {
        const end = y * width + Math.min(width, (column + 1) * cell.width);
        let sum = 0;
        for (; i < end; i++) sum += data[i]!;
        out[row * columns + column]! += sum;
      }
    }
    const high = bottom - row * cell.height;
    for (let column = 0; column < columns; column++) {
      const wide = Math.min(cell.width, width - column * cell.width);
      out[row * columns + column]! /= wide * high * 255;
    }
  }
  return out;
}

/** @returns see {@link LayerColours}: the blurred colours of the last pass */
function fuse(colours: Float32Array, alpha: Float32Array, { width, height }: Size): Float32Array {
  const layers = new Float32Array(alpha.length * CHANNELS);
  for (let i = 0; i < alpha.length; i++) {
    for (let c = 0; c < 3; c++) layers[i * CHANNELS + c] = layers[i * CHANNELS + 3 + c] = colours[i * 3 + c]!;
  }
  for (const [pass, share] of RADII.entries()) {
    const radius = Math.max(1, Math.round(share * Math.max(width, height)));
    blurLayers(layers, alpha, width, height, radius);
    if (pass + 1 < RADII.length) separate(layers, colours, alpha);
  }
  return layers;
}

/** Replaces each layer's colours by their mean over a box, weighed by how much of the layer is seen. */
function blurLayers(
  layers: Float32Array,
  alpha: Float32Array,
  width: number,
  height: number,
  radius: number,
) {
  const stride = CHANNELS + 2;
  const weighed = new Float32Array(alpha.length * stride);
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]!;
    for (let c = 0; c < 3; c++) {
      weighed[i * stride + c] = layers[i * CHANNELS + c]! * a;
      weighed[i * stride + 3 + c] = layers[i * CHANNELS + 3 + c]! * (1 - a);
    }
    weighed[i * stride + 6] = a;
    weighed[i * stride + 7] = 1 - a;
  }
  boxSums(weighed, width, height, stride, radius);
  for (let i = 0; i < alpha.length; i++) {
    const front = weighed[i * stride + 6]!;
    const back = weighed[i * stride + 7]!;
    for (let c = 0; c < 3; c++) {
      // A layer that a box does not see keeps the colours of the wider box before.
      if (front > TINY) layers[i * CHANNELS + c] = weighed[i * stride + c]! / front;
      if (back > TINY) layers[i * CHANNELS + 3 + c] = weighed[i * stride + 3 + c]! / back;
    }
  }
}

/** Gives each layer its share of what the picture's colour differs by from the layers' mixture. */
function separate(layers: Float32Array, colours: Float32Array, alpha: Float32Array) {
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i]!;
    for (let c = 0; c < 3; c++) {
      const front = layers[i * CHANNELS + c]!;
      const back = layers[i * CHANNELS + 3 + c]!;
      const rest = colours[i * 3 + c]! - a * front - (1 - a) * back;
      layers[i * CHANNELS + c] = Math.min(255, Math.max(0, front + a * rest));
      layers[i * CHANNELS + 3 + c] = Math.min(255, Math.max(0, back + (1 - a) * rest));
    }
  }
}

/**
 * Replaces a picture's colours by the foreground's where the matte is soft (Forte's equation 7, at full size), in
 * place. What is not opaque in the picture itself was cut out before: its colours are the foreground's already.
 *
 * @param image colours are changed, alpha is not
 * @param matte of the picture's size
 * @param layers what {@link estimateLayers} made of the two
 */
export function replaceColours(image: RgbaImage, matte: Matte, layers: LayerColours): void {
  const words = pixelWords(image);
  const { width, height } = image;
  const line = new Float64Array(layers.width * CHANNELS);
  const stride = layers.width * CHANNELS;
  for (let y = 0; y < height; y++) {
    const at = Math.min(layers.height - 1, Math.max(0, (y + 0.5) / layers.cell.height - 0.5));
    const upper = Math.floor(at) * stride;
    const lower = Math.min(layers.height - 1, Math.floor(at) + 1) * stride;
    let ready = false;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const alpha = matte.data[i]!;
      if (alpha === 0 || alpha === 255 || words[i]! >>> 24 !== 255) continue;
      if (!ready) {
        mixLines(layers.data, upper, lower, at - Math.floor(at), line);
        ready = true;
      }
      words[i] = foregroundWord(words[i]!, alpha / 255, line, x, layers);
    }
  }
}

function mixLines(data: Float32Array, upper: number, lower: number, t: number, line: Float64Array) {
  for (let i = 0; i < line.length; i++) {
    const from = data[upper + i]!;
    line[i] = from + (data[lower + i]! - from) * t;
  }
}

function foregroundWord(
  word: number,
  alpha: number,
  line: Float64Array,
  x: number,
  layers: LayerColours,
): number {
  const at = Math.min(layers.width - 1, Math.max(0, (x + 0.5) / layers.cell.width - 0.5));
  const left = Math.floor(at);
  const t = at - left;
  const a = left * CHANNELS;
  const b = Math.min(layers.width - 1, left + 1) * CHANNELS;
  const red = fuseChannel(word & 0xff, alpha, line, a, b, t);
  const green = fuseChannel((word >>> 8) & 0xff, alpha, line, a + 1, b + 1, t);
  const blue = fuseChannel((word >>> 16) & 0xff, alpha, line, a + 2, b + 2, t);
  return red | (green << 8) | (blue << 16) | (255 << 24);
}

function fuseChannel(
  colour: number,
  alpha: number,
  line: Float64Array,
  a: number,
  b: number,
  t: number,
): number {
  const front = line[a]! + (line[b]! - line[a]!) * t;
  const back = line[a + 3]! + (line[b + 3]! - line[a + 3]!) * t;
  const estimate = front + alpha * (colour - alpha * front - (1 - alpha) * back);
  return estimate <= 0 ? 0 : estimate >= 255 ? 255 : (estimate + 0.5) | 0;
}
