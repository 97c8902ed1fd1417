import { findCheckerboard } from './checkerboard/checkerboard';
import { boardSpecOf } from './checkerboard/board-ground';
import { compositeUnmixed } from './graphic/composite-unmixed';
import { findGraphic, PLAIN, SURE, unmixSpecOf } from './graphic/graphic';
import { unmix } from './graphic/unmix';
import type { UnmixSpec } from './graphic/unmix-spec';
import { assertRgbaImage, pixelWords, type RgbaImage } from './image';
import type { CutOutOptions, PendingCutOut } from './pipeline';
import { throwIfCancelled } from './signal';

/** Whether pictures are unmixed as graphics: those that surely are, all with a plain ground, or none. */
export type Graphics = 'sure' | 'wanted' | 'never';

/** How a matte was made: by a net, or by unmixing a graphic or a baked checkerboard. */
export type Way = 'net' | 'graphic' | 'checkerboard';

/** A cut-out that no net is needed for. */
export interface NetlessCutOut extends PendingCutOut {
  readonly way: Exclude<Way, 'net'>;
}

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
  { signal, onStage }: CutOutOptions,
): NetlessCutOut | undefined {
  assertRgbaImage(image);
  throwIfCancelled(signal);
  const found = findKnownGround(image, graphics);
  if (!found) return undefined;
  onStage?.('matte');
  const spec = found.spec();
  const unmixed = unmix(image, spec);
  return {
    image,
    way: found.way,
    compositeRows: (from, to) => compositeUnmixed(image, unmixed, spec, from, to),
  };
}

function findKnownGround(
  image: RgbaImage,
  graphics: Graphics,
): { readonly way: NetlessCutOut['way']; readonly spec: () => UnmixSpec } | undefined {
  const board = findCheckerboard(image);
  if (board && isOpaque(image)) return { way: 'checkerboard', spec: () => boardSpecOf(image, board) };
  if (graphics === 'never') return undefined;
  const graphic = findGraphic(image, graphics === 'wanted' ? PLAIN : SURE);
  if (!graphic) return undefined;
  const isOne = graphics === 'wanted' ? graphic.plainness >= PLAIN : graphic.confidence >= SURE;
  if (!isOne || !isOpaque(image)) return undefined;
  return { way: 'graphic', spec: () => unmixSpecOf(image, graphic) };
}

/** What is transparent already has been cut out: its ground is not to be seen. */
function isOpaque(image: RgbaImage): boolean {
  return pixelWords(image).every((word) => word >>> 24 === 255);
}
