import { CATMULL_ROM } from '../filter';
import { pixelWords, type RgbaImage } from '../image';
import type { Box } from './box';
import type { Layout } from './layout';
import { ScaledRows } from './scaled-rows';

/**
 * Brings the cut-out to its place in the output, on nothing.
 *
 * **Takes ownership of the cut-out's data**: where a layout neither moves nor scales them, they are the result.
 * Pixels that are only moved are copied; otherwise they are resampled with the cubic of Catmull and Rom.
 *
 * @param cutOut with [0, 0, 0, 0] wherever it is fully transparent
 * @param visible where it is not ({@link findVisibleBox})
 * @returns of the layout's size
 */
export function placeSubject(cutOut: RgbaImage, visible: Box | undefined, layout: Layout): RgbaImage {
  const { width, height, source, target } = layout;
  const moves = { x: target.left - source.left, y: target.top - source.top };
  const scales = source.width !== target.width || source.height !== target.height;
  const sameSize = cutOut.width === width && cutOut.height === height;
  if (sameSize && !scales && moves.x === 0 && moves.y === 0) return cutOut;

  const output = { width, height, data: new Uint8Array(width * height * 4) };
  if (visible === undefined) return output;
  const words = pixelWords(output);
  if (!scales) {
    copyMoved(cutOut, visible, moves.x, moves.y, output);
    return output;
  }
  const rows = new ScaledRows(cutOut, layout, { kernel: CATMULL_ROM, beyond: 'nothing', visible });
  for (let y = 0; y < height; y++) rows.readRow(y, words.subarray(y * width, (y + 1) * width));
  return output;
}

function copyMoved(cutOut: RgbaImage, visible: Box, byX: number, byY: number, output: RgbaImage) {
  const from = pixelWords(cutOut);
  const to = pixelWords(output);
  const left = Math.max(visible.left, -byX);
  const right = Math.min(visible.left + visible.width, output.width - byX);
  const top = Math.max(visible.top, -byY);
  const bottom = Math.min(visible.top + visible.height, output.height - byY);
  if (right <= left) return;
  for (let y = top; y < bottom; y++) {
    const row = y * cutOut.width;
    to.set(from.subarray(row + left, row + right), (y + byY) * output.width + left + byX);
  }
}
