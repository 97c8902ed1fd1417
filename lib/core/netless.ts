import { findCheckerboard } from './checkerboard/checkerboard';
import { boardSpecOf } from './checkerboard/board-ground';
import { compositeUnmixed } from './graphic/composite-unmixed';
import { findGraphic, PLAIN, SURE, unmixSpecOf } from './graphic/graphic';
import { unmix } from './graphic/unmix';
import type { UnmixSpec } from './graphic/unmix-spec';
import { assertRgbaImage, pixelWords, type RgbaImage, type Size } from './image';
import type { MatteGrid } from './matte';
import type { CutOutOptions, PendingCutOut, Way } from './pipeline';
import { throwIfCancelled } from './signal';
import { findSubjects, keepLargest } from './subjects';

/** Whether pictures are unmixed as graphics: those that surely are, all with a plain ground, or none. */
export type Graphics = 'sure' | 'wanted' | 'never';

/**
 * Prepares a cut-out without a net, for pictures whose ground is known: a baked checkerboard, or the plain ground of a
 * graphic.
 *
 * **Takes ownership of `image.data`**, as `prepareCutOut` does.
 *
 * @returns undefined where a net has to look at the picture
 * @throws CancelledError where the signal is aborted before a stage begins
 * @throws RangeError where the picture's data do not match its size
 */
export function prepareNetless(
  image: RgbaImage,
  graphics: Graphics,
  { signal, onStage, mostSubjects }: CutOutOptions,
): PendingCutOut | undefined {
  assertRgbaImage(image);
  throwIfCancelled(signal);
  const found = findKnownGround(image, graphics);
  if (!found) return undefined;
  onStage?.('matte');
  const spec = found.spec();
  const unmixed = unmix(image, spec);
  const grid = averageDown(unmixed.alpha, image);
  const kept = mostSubjects === undefined ? grid : keepLargest(grid, mostSubjects);
  if (kept !== grid) eraseDropped(unmixed.alpha, image, grid, kept);
  return {
    image,
    subjects: findSubjects(kept, image),
    way: found.way,
    compositeRows: (from, to) => compositeUnmixed(image, unmixed, spec, from, to),
  };
}

/** Longer side, in pixels, below which a picture has too few pixels to be sure that it is a graphic. */
const SMALLEST_SURE = 160;

function findKnownGround(
  image: RgbaImage,
  graphics: Graphics,
): { readonly way: Way; readonly spec: () => UnmixSpec } | undefined {
  const board = findCheckerboard(image);
  if (board && isOpaque(image)) return { way: 'checkerboard', spec: () => boardSpecOf(image, board) };
  if (graphics === 'never') return undefined;
  const graphic = findGraphic(image, graphics === 'wanted' ? PLAIN : SURE);
  if (!graphic) return undefined;
  const large = Math.max(image.width, image.height) >= SMALLEST_SURE;
  const isOne = graphics === 'wanted' ? graphic.plainness >= PLAIN : large && graphic.confidence >= SURE;
  if (!isOne || !isOpaque(image)) return undefined;
  return { way: 'graphic', spec: () => unmixSpecOf(image, graphic) };
}

/** What is transparent already has been cut out: its ground is not to be seen. */
function isOpaque(image: RgbaImage): boolean {
  return pixelWords(image).every((word) => word >>> 24 === 255);
}

/** Samples on the longer side of the grid on which subjects are told apart. */
const SUBJECT_SIDE = 256;

/** Means of alpha over the cells of a grid. */
function averageDown(alpha: Uint8Array, { width, height }: Size): MatteGrid {
  const cell = Math.max(1, Math.ceil(Math.max(width, height) / SUBJECT_SIDE));
  const grid = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const sums = new Float32Array(grid.width * grid.height);
  const counts = new Float32Array(sums.length);
  forEachPixel({ width, height }, grid.width, cell, (i, sample) => {
    sums[sample]! += alpha[i]! / 255;
    counts[sample]!++;
  });
  return { ...grid, data: sums.map((sum, i) => sum / counts[i]!) };
}

/** Clears alpha where the grid had a subject that is not kept. */
function eraseDropped(alpha: Uint8Array, { width, height }: Size, grid: MatteGrid, kept: MatteGrid) {
  const cell = Math.max(1, Math.ceil(Math.max(width, height) / SUBJECT_SIDE));
  forEachPixel({ width, height }, grid.width, cell, (i, sample) => {
    if (kept.data[sample] === 0 && grid.data[sample]! > 0) alpha[i] = 0;
  });
}

function forEachPixel(
  { width, height }: Size,
  columns: number,
  cell: number,
  see: (pixel: number, sample: number) => void,
) {
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++, i++) see(i, row + Math.floor(x / cell));
  }
}
