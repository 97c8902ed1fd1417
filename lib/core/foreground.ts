import { boxSums } from './box-blur';
import { averageColours, averageMatte, layCells, mixCellRows, spanStarts, type Cells } from './cells';
import type { RgbaImage, Size } from './image';
import type { MatteRows } from './matte-rows';

/** Estimated colours on cells: R, G, B of the foreground and R, G, B of the background for each, 0 to 255. */
export interface LayerColours extends Cells {
  readonly data: Float32Array;
}

const CHANNELS = 6;

/** Samples of the level on which colours are estimated, about. */
const LEVEL_SAMPLES = 12_000;

/**
 * Radii of the blurs, as shares of the longest side: the first reaches solid layers beyond wide soft bands, and from one
 * to the next the step is small. Forte's two passes (90 and 6 pixels) bring the lemur's colours 2.9 times closer to the
 * true ones (mean absolute error; bench/colours.ts), these 5.4 times.
 */
const RADII = [0.15, 0.08, 0.03, 0.01];

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
export function estimateLayers(image: RgbaImage, matte: MatteRows): LayerColours {
  const length = Math.max(1, Math.round(Math.sqrt((image.width * image.height) / LEVEL_SAMPLES)));
  const cells = layCells(image, { width: length, height: length });
  return { ...cells, data: fuse(averageColours(image, cells), averageMatte(matte, cells), cells) };
}

/** @returns see {@link LayerColours}: the blurred colours of the last pass */
function fuse(colours: Float32Array, alpha: Float32Array, { width, height }: Size): Float32Array {
  const layers = new Float32Array(alpha.length * CHANNELS);
  for (let i = 0; i < alpha.length; i++) {
    for (let c = 0; c < 3; c++) {
      const colour = colours[i * 3 + c]!;
      layers[i * CHANNELS + c] = colour;
      layers[i * CHANNELS + 3 + c] = colour;
    }
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
 * Replaces a row's colours by the foreground's where its matte is soft (Forte's equation 7, at full size). What is not
 * opaque in the picture itself was cut out before: its colours are the foreground's already.
 *
 * @param y the row, from the top
 * @param words its pixels; colours are changed, alpha is not
 * @param alphas its matte, ending at a multiple of four values
 */
export type RecolourRow = (y: number, words: Int32Array, alphas: Uint8Array) => void;

/**
 * @param layers what {@link estimateLayers} made of the picture
 * @param width the picture's, in pixels
 */
export function recolourer(layers: LayerColours, width: number): RecolourRow {
  const line = new Float64Array(layers.width * CHANNELS);
  const starts = spanStarts(layers, width);
  return (y, words, alphas) => {
    const fours = new Int32Array(alphas.buffer, alphas.byteOffset, alphas.length >> 2);
    let mixed = false;
    for (let x = nextSoft(fours, 0), span = 0; x < width; x = nextSoft(fours, x)) {
      if (!mixed) mixCellRows(layers.data, layers, y, line);
      mixed = true;
      while (starts[span + 1]! <= x) span++;
      const end = starts[span + 1]!;
      recolourSpan(line, layers, span, x, end, words, alphas);
      x = end;
    }
  };
}

/** @returns the first pixel from `x` on whose group of four is not all 0 or all 255; beyond the row where there is none */
function nextSoft(fours: Int32Array, x: number): number {
  let four = x >> 2;
  while (four < fours.length && (fours[four] === 0 || fours[four] === -1)) four++;
  return Math.max(x, four << 2);
}

/** Between one cell's centre and the next the layers' colours change by the same steps. */
function recolourSpan(
  line: Float64Array,
  layers: LayerColours,
  span: number,
  from: number,
  to: number,
  words: Int32Array,
  alphas: Uint8Array,
) {
  const a = Math.max(0, span - 1) * CHANNELS;
  const b = Math.min(layers.width - 1, span) * CHANNELS;
  const [red, green, blue] = [line[a]!, line[a + 1]!, line[a + 2]!];
  const [backRed, backGreen, backBlue] = [line[a + 3]!, line[a + 4]!, line[a + 5]!];
  const [redSlope, greenSlope, blueSlope] = [line[b]! - red, line[b + 1]! - green, line[b + 2]! - blue];
  const backRedSlope = line[b + 3]! - backRed;
  const backGreenSlope = line[b + 4]! - backGreen;
  const backBlueSlope = line[b + 5]! - backBlue;
  const step = 1 / layers.cell.width;
  for (let x = from; x < to; x++) {
    const level = alphas[x]!;
    const word = words[x]!;
    if (level === 0 || level === 255 || word >>> 24 !== 255) continue;
    const alpha = level / 255;
    const t = (x + 0.5) * step - (span - 0.5);
    words[x] =
      fuseColour(word & 0xff, alpha, red + redSlope * t, backRed + backRedSlope * t) |
      (fuseColour((word >>> 8) & 0xff, alpha, green + greenSlope * t, backGreen + backGreenSlope * t) << 8) |
      (fuseColour((word >>> 16) & 0xff, alpha, blue + blueSlope * t, backBlue + backBlueSlope * t) << 16) |
      (255 << 24);
  }
}

function fuseColour(colour: number, alpha: number, front: number, back: number): number {
  const estimate = front + alpha * (colour - back - alpha * (front - back)) + 0.5;
  return estimate <= 0 ? 0 : estimate >= 255 ? 255 : estimate | 0;
}
