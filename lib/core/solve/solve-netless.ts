import { averageMatte, layCells, type Cells } from '../cells';
import { findCheckerboard } from '../checkerboard/checkerboard';
import { boardSpecOf } from '../checkerboard/board-ground';
import { compositeUnmixed } from '../graphic/composite-unmixed';
import { findGraphic, PLAIN, SURE, unmixSpecOf } from '../graphic/graphic';
import { unmix } from '../graphic/unmix';
import type { UnmixSpec } from '../graphic/strip';
import { assertRgbaImage, pixelWords, type RgbaImage, type Size } from '../image';
import type { MatteGrid } from '../matte';
import type { MatteRows } from '../matte-rows';
import { findSubjects, keepLargest } from '../subjects';
import { throwIfCancelled } from '../signal';
import type { Solution, Way } from './solution';
import type { SolveOptions } from './solve-by-net';

/** Whether pictures are unmixed as graphics: those that surely are, all with a plain ground, or none. */
export type Graphics = 'sure' | 'wanted' | 'never';

/**
 * Solves a picture without a net, where its ground is known. That is a baked checkerboard, or the plain ground of a
 * graphic.
 *
 * **The solution holds `image`**, which stays unchanged.
 *
 * @returns undefined where a net has to look at the picture
 * @throws CancelledError where the signal is aborted before a stage begins
 * @throws RangeError where the picture's data do not match its size
 */
export function solveNetless(
  image: RgbaImage,
  graphics: Graphics,
  { signal, onStage, mostSubjects }: SolveOptions,
): Solution | undefined {
  assertRgbaImage(image);
  throwIfCancelled(signal);
  const found = findKnownGround(image, graphics);
  if (!found) return undefined;
  onStage?.('matte');
  const spec = found.spec();
  const unmixed = unmix(image, spec);
  const cells = subjectCells(image);
  const grid = { ...cells, data: averageMatte(readerOf(unmixed.alpha, image), cells) };
  const kept = keepLargest(grid, mostSubjects);
  if (kept !== grid) eraseDropped(unmixed.alpha, image, cells, grid, kept);
  return {
    picture: image,
    subjects: findSubjects(kept, image),
    way: found.way,
    certainty: found.certainty,
    compositeRows: (target, from, to) => compositeUnmixed(image, unmixed, spec, target, from, to),
  };
}

/** How a picture's ground was made out. */
interface KnownGround {
  readonly way: Way;
  readonly certainty: number;
  readonly spec: () => UnmixSpec;
}

function findKnownGround(image: RgbaImage, graphics: Graphics): KnownGround | undefined {
  const board = findCheckerboard(image);
  if (board && isOpaque(image))
    return { way: 'checkerboard', certainty: 1, spec: () => boardSpecOf(image, board) };
  if (graphics === 'never') return undefined;
  const graphic = findGraphic(image, graphics === 'wanted' ? PLAIN : SURE);
  if (!graphic) return undefined;
  const isOne = graphics === 'wanted' ? graphic.plainness >= PLAIN : graphic.confidence >= SURE;
  if (!isOne || !isOpaque(image)) return undefined;
  // A plain ground is enough where the caller says that it is a graphic.
  const certainty = graphics === 'wanted' ? graphic.plainness : graphic.confidence;
  return { way: 'graphic', certainty, spec: () => unmixSpecOf(image, graphic) };
}

/** What is transparent already has been cut out: its ground is not to be seen. */
function isOpaque(image: RgbaImage): boolean {
  return pixelWords(image).every((word) => word >>> 24 === 255);
}

/** Samples on the longer side of the grid on which subjects are told apart. */
const SUBJECT_SIDE = 256;

/** Cells of pixels on which the subjects of a picture are told apart. */
function subjectCells(picture: Size): Cells {
  const side = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / SUBJECT_SIDE));
  return layCells(picture, { width: side, height: side });
}

function readerOf(alpha: Uint8Array, { width, height }: Size): MatteRows {
  return { width, height, readRow: (y, out) => out.set(alpha.subarray(y * width, (y + 1) * width)) };
}

/** Clears alpha in the cells whose subject is not kept. */
function eraseDropped(alpha: Uint8Array, { width }: Size, { cell }: Cells, grid: MatteGrid, kept: MatteGrid) {
  for (let i = 0; i < alpha.length; i++) {
    const x = Math.floor((i % width) / cell.width);
    const y = Math.floor(Math.floor(i / width) / cell.height);
    const sample = y * grid.width + x;
    if (kept.data[sample] === 0 && grid.data[sample]! > 0) alpha[i] = 0;
  }
}
