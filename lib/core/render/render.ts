import { assertRgbaImage, pixelWords, type RgbaImage } from '../image';
import { PLAIN_RENDERING, type Color, type Rendering } from '../rendering';
import { backgroundRows, type RenderSources } from './background';
import type { Box } from './box';
import { layOut, type Layout } from './layout';
import { outlineWidth } from './reach';
import { OutlineRows } from './outline-rows';
import { colorOverRow, rowOver } from './over';
import { placeSubject } from './place-subject';
import { drawShadow } from './shadow';
import { readPlaneRow } from './coarse-plane';
import { findSubjectBox } from './subject-box';

const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 255 };

/**
 * Renders a cut-out as it was asked for. It is brought to its place, over its outline, its shadow and its background,
 * in this order from the top.
 *
 * **Takes ownership of `cutOut.data`**: where the layout neither moves nor scales them, they become the result.
 * Beside the cut-out and the output only single rows and planes of up to half a million samples are held.
 *
 * @param cutOut sRGB with [0, 0, 0, 0] wherever it is fully transparent, as `cutOut` of the pipeline makes it
 * @param visible where the cut-out is not transparent ({@link findVisibleBox}); undefined where all of it is
 * @param layout made of the same cut-out's size, subject and rendering ({@link layOut})
 * @param sources what the rendering's background needs
 * @returns of the layout's size, straight alpha; fully transparent pixels are [0, 0, 0, 0]
 * @throws RangeError where the cut-out's data do not match its size, or a source is missing
 *   or of another picture
 */
export function render(
  cutOut: RgbaImage,
  visible: Box | undefined,
  layout: Layout,
  rendering: Rendering,
  sources: RenderSources = {},
): RgbaImage {
  assertRgbaImage(cutOut);
  const background = backgroundRows(rendering.background, cutOut, layout, sources);
  const output = placeSubject(cutOut, visible, layout);
  const layers = layersBelow(output, rendering);
  if (background === undefined && layers.length === 0) return output;

  const { width, height } = output;
  const words = pixelWords(output);
  const under = new Int32Array(width);
  const stencil = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    if (background === undefined) under.fill(0);
    else background.readRow(y, under);
    for (const { color, readRow } of layers) {
      if (readRow(y, stencil)) colorOverRow(under, color, stencil);
    }
    rowOver(words.subarray(y * width, (y + 1) * width), under);
  }
  return output;
}

/** What is drawn in one colour between the background and the subject. */
interface Layer {
  readonly color: Color;
  /** @returns false where the row has nothing of it */
  readonly readRow: (y: number, stencil: Uint8Array) => boolean;
}

/** The layers below a subject that is in its place, the lowest first. */
function layersBelow(output: RgbaImage, { shadow, outline }: Rendering): Layer[] {
  const line = outlineWidth(outline, output);
  const shaded = shadow !== undefined && shadow.opacity > 0;
  if (!shaded && line === 0) return [];
  const subject = findSubjectBox(output);
  if (subject === undefined) return [];
  const layers: Layer[] = [];
  if (shaded) {
    const plane = drawShadow(output, subject, shadow.kind);
    const levels = Math.min(1, shadow.opacity) * 255;
    layers.push({ color: BLACK, readRow: (y, stencil) => readPlaneRow(plane, y, levels, stencil) });
  }
  if (outline !== undefined && line > 0) {
    const rows = new OutlineRows(output, subject, line);
    layers.push({ color: outline.color, readRow: (y, stencil) => rows.readRow(y, stencil) });
  }
  return layers;
}

/** The whole picture, which takes the place of the subject where a picture stays as it is. */
export function wholeOf({ width, height }: Pick<RgbaImage, 'width' | 'height'>): Box {
  return { left: 0, top: 0, width, height };
}

/**
 * Cuts a picture to size and changes nothing else in it. Of the rendering, only what places the picture counts: `crop`,
 * `scale`, `position`, `canvas` and `bound`. The whole picture is their subject.
 *
 * @param picture not changed
 * @returns where nothing is to be cut or scaled, the picture itself
 */
export function renderUntouched(
  picture: RgbaImage,
  { crop, scale, position, canvas, bound }: Rendering,
): { output: RgbaImage; layout: Layout } {
  const whole = wholeOf(picture);
  const layout = layOut(picture, whole, { ...PLAIN_RENDERING, crop, scale, position, canvas, bound });
  return { output: placeSubject(picture, whole, layout), layout };
}
