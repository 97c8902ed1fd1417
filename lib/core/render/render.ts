import { assertRgbaImage, pixelWords, type RgbaImage } from '../image';
import type { Rendering } from '../rendering';
import { backgroundRows, type RenderSources } from './background';
import type { Box } from './box';
import type { Layout } from './layout';
import { rowOver } from './over';
import { placeSubject } from './place-subject';

/**
 * Renders a cut-out as it was asked for: brought to its place, over its outline, its shadow and its background, in
 * this order from the top.
 *
 * **Takes ownership of `cutOut.data`**: where the layout neither moves nor scales them, they become the result.
 * Beside the cut-out and the output only single rows and planes of up to half a million samples are held.
 *
 * @param cutOut sRGB with [0, 0, 0, 0] wherever it is fully transparent, as `cutOut` of the pipeline makes it
 * @param subject the cut-out's subject ({@link findSubjectBox}); undefined where all of it is transparent
 * @param layout made of the same cut-out's size, subject and rendering ({@link layOut})
 * @param sources what the rendering's background needs
 * @returns of the layout's size, straight alpha; fully transparent pixels are [0, 0, 0, 0]
 * @throws RangeError where the cut-out's data do not match its size, or a source is missing
 */
export function render(
  cutOut: RgbaImage,
  subject: Box | undefined,
  layout: Layout,
  rendering: Rendering,
  sources: RenderSources = {},
): RgbaImage {
  assertRgbaImage(cutOut);
  const background = backgroundRows(rendering.background, layout, sources);
  const output = placeSubject(cutOut, subject, layout);
  if (background === undefined) return output;

  const { width, height } = output;
  const words = pixelWords(output);
  const under = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    background.readRow(y, under);
    rowOver(words.subarray(y * width, (y + 1) * width), under);
  }
  return output;
}
