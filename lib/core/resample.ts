import { filterTaps, TRIANGLE } from './filter';
import { assertSize, type RgbaImage, type Size } from './image';
import { resampleValues } from './plane';
import { CellReader, MAX_CELL_WIDTH } from './reduce';

/** A picture as the net's preprocessing sees it: R, G, B interleaved, row-major, 0 to 255. */
export interface RgbSamples extends Size {
  readonly data: Float32Array;
  /** Whether all pixels of the picture were opaque. */
  readonly opaque: boolean;
}

const CHANNELS = 3;

/**
 * Whole-pixel cells leave about this many times the samples that are wanted, each way, to the filter. Pillow's
 * `Image.resize` calls it `reducing_gap`. Thirty photos enlarged to 3000 pixels had a mean IoU of .514 with 2, .516
 * with 3. It was .517 with every pixel filtered; 3 takes a third more time.
 */
const REDUCING_GAP = 2;

/**
 * Resamples a picture to a net's size, squashing it where the ratio of sides differs; a net is trained so.
 *
 * There are two steps, after Pillow's `reducing_gap`. Whole cells of pixels are averaged in one pass over the bytes
 * ({@link CellReader}). Then a separable triangle filter goes the rest of the way. It is stretched when it goes down
 * and interpolates when it goes up. At the net's own size the result is the picture itself. Pixels that are not opaque
 * are blended onto mid grey.
 *
 * The kernel was chosen by measurement. On 60 photos of DUTS-TE the mean IoU of the first default model was .454 with
 * it. It was .442 to .448 with box, Hamming, Catmull-Rom and Lanczos. For u2netp all were within .003, and max F best
 * with it.
 *
 * @param image not changed
 * @param target wanted size, in samples
 * @throws RangeError where the target's sides are not positive integers
 */
export function resampleRgb(image: RgbaImage, target: Size): RgbSamples {
  assertSize(target, 'the net’s input');
  const cell = {
    width: Math.min(MAX_CELL_WIDTH, cellLength(image.width, target.width)),
    height: cellLength(image.height, target.height),
  };
  const cells = new CellReader(image, cell);
  const across = filterTaps(TRIANGLE, cells.size.width, target.width, image.width / cell.width);
  const down = filterTaps(TRIANGLE, cells.size.height, target.height, image.height / cell.height);

  const colours = new Float32Array(cells.size.width * cells.size.height * CHANNELS);
  cells.readRows(0, cells.size.height, colours);
  return { ...target, data: resampleValues(colours, CHANNELS, across, down), opaque: cells.opaque };
}

function cellLength(pixels: number, samples: number): number {
  return Math.max(1, Math.round(pixels / samples / REDUCING_GAP));
}
