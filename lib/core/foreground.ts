import { boxSums, boxSumsLine } from './box-blur';
import { averageColours, averageMatte, layCells, mixCellRows, type CellLines, type Cells } from './cells';
import type { RgbaImage, Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { Pointer } from './kernels/kernel-functions';
import type { MatteRows } from './matte-rows';

/** Estimated colours on cells, 0 to 255. Each has R, G, B of the foreground and R, G, B of the background. */
interface LayerColours extends Cells {
  readonly data: Float32Array;
}

const CHANNELS = 6;

/** The same, and the weights of both layers. */
const WEIGHED = CHANNELS + 2;

/** Samples of the level on which colours are estimated, about. */
const LEVEL_SAMPLES = 12_000;

/**
 * Radii of the blurs, as shares of the longest side. The first reaches solid layers beyond wide soft bands. From one to
 * the next the step is small. Forte's two passes (90 and 6 pixels) bring the lemur's colours 2.9 times closer to the
 * true ones. These bring them 5.4 times closer. That is mean absolute error (bench/colours.ts).
 */
const RADII = [0.15, 0.08, 0.03, 0.01];

/** Weight below which a box says nothing of a layer's colour, in samples. */
const TINY = 1e-5;

/**
 * Estimates the colours of both layers of a picture around the edges of its matte. The foreground's colour is what it
 * would be without the background that shines through, and the other way about. Blur-fusion: Forte, "Approximate fast
 * foreground colour estimation", ICIP 2021. Here it has more passes of shrinking radius, on a level of
 * {@link LEVEL_SAMPLES}.
 *
 * @param image not changed; pixels that are not opaque count by their alpha
 * @param matte of the picture's size
 */
export function estimateLayers(image: RgbaImage, matte: MatteRows): LayerColours {
  const length = Math.max(1, Math.round(Math.sqrt((image.width * image.height) / LEVEL_SAMPLES)));
  const cells = layCells(image, { width: length, height: length });
  return { ...cells, data: fuse(averageColours(image, cells), averageMatte(matte, cells), cells) };
}

/**
 * Passes of blurring. Between them each layer gets its share of what a colour differs by from their mixture.
 * @returns see {@link LayerColours}: the blurred colours of the last pass
 */
function fuse(colours: Float32Array, alpha: Float32Array, size: Size): Float32Array {
  const samples = alpha.length;
  const weighedBytes = samples * WEIGHED * 4;
  const lengths = [
    samples * CHANNELS * 4,
    samples * 12,
    samples * 4,
    weighedBytes,
    weighedBytes,
    boxSumsLine(size, WEIGHED),
  ] as const;
  return withBuffers(lengths, ([layers, picture, alphas, weighed, sums, line]) => {
    const { floats } = viewHeap();
    floats.set(colours, picture / 4);
    floats.set(alpha, alphas / 4);
    for (let i = 0, to = layers / 4; i < samples * 3; i += 3, to += CHANNELS) {
      floats[to] = floats[to + 3] = colours[i]!;
      floats[to + 1] = floats[to + 4] = colours[i + 1]!;
      floats[to + 2] = floats[to + 5] = colours[i + 2]!;
    }
    for (const [pass, share] of RADII.entries()) {
      const radius = Math.max(1, Math.round(share * Math.max(size.width, size.height)));
      kernels.weighLayers(layers, alphas, samples, weighed);
      boxSums(weighed, size, WEIGHED, radius, line, sums);
      kernels.divideLayers(sums, samples, TINY, layers);
      if (pass + 1 < RADII.length) kernels.separateLayers(layers, picture, alphas, samples);
    }
    return floats.slice(layers / 4, layers / 4 + samples * CHANNELS);
  });
}

/**
 * Replaces a row's colours by the foreground's where its matte is soft (Forte's equation 7, at full size). What is not
 * opaque in the picture itself was cut out before: its colours are the foreground's already.
 */
export interface Recolouring {
  /** Bytes of a line of cells' colours. */
  readonly lineBytes: number;
  /**
   * @param y the row, from the top
   * @param row its pixels, in the kernels' memory; colours are changed, alpha is not
   * @param mattes its matte, there
   * @param lines memory of {@link lineBytes} each, to work with
   */
  readonly recolourRow: (y: number, row: Pointer, mattes: Pointer, lines: CellLines) => void;
}

/**
 * @param layers what {@link estimateLayers} made of the picture
 * @param width the picture's, in pixels
 */
export function recolourer(layers: LayerColours, width: number): Recolouring {
  return {
    lineBytes: layers.width * CHANNELS * 4,
    recolourRow(y, row, mattes, lines) {
      const line = mixCellRows(layers.data, layers, CHANNELS, y, lines);
      kernels.recolourRow(line, layers.width, layers.cell.width, row, mattes, width);
    },
  };
}
