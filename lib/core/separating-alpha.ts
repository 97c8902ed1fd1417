import { averageAlpha } from './existing-alpha';
import type { RgbaImage } from './image';
import type { MatteGrid } from './matte';
import { SUBJECT_FROM } from './subjects';

/** Samples on the longer side of the grid on which a picture's own alpha is looked at. */
const SIDE = 256;
/** Less than this share of a picture is a hole, or a rounded corner. */
const SMALLEST_CLEAR = 0.05;
/** A picture whose border is visible along more than this share has its background still, or a frame. */
const LARGEST_BORDER = 0.5;
/**
 * How alike a shape and its mirror images are where it is a mask laid over a photo. Such are a disc, a rounded box.
 */
const MASK_LIKENESS = 0.97;
/** Such shapes fill at least this share of the box around them; a disc fills .785. */
const MASK_FILL = 0.75;

/**
 * Tells whether a picture's own alpha separates a subject from its background. Then it was cut out before, and is best
 * left alone. It does not where the picture only has rounded corners, a frame or faint holes. Nor does it where alpha
 * is a mask's plain outline (a round portrait). What is visible holds a background then.
 *
 * @param image not changed
 * @returns the picture's alpha on a grid where it separates; undefined where a net has to look
 */
export function separatingAlpha(image: RgbaImage): MatteGrid | undefined {
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const size = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  const alpha = averageAlpha(image, size);
  const clear = alpha.data.reduce((count, value) => count + (value < SUBJECT_FROM ? 1 : 0), 0);
  if (clear < alpha.data.length * SMALLEST_CLEAR || clear === alpha.data.length) return undefined;
  if (visibleBorder(alpha) > LARGEST_BORDER || isMaskShape(alpha)) return undefined;
  return alpha;
}

/** The share of the outermost samples that are more visible than not. */
function visibleBorder({ width, height, data }: MatteGrid): number {
  let border = 0;
  let visible = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (x > 0 && x < width - 1 && y > 0 && y < height - 1) continue;
      border++;
      if (data[i]! >= 0.5) visible++;
    }
  }
  return visible / border;
}

/** Whether what is visible is one plain shape without gaps, the same from left and right, above and below. */
function isMaskShape({ width, height, data }: MatteGrid): boolean {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i]! < 0.5) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  const [columns, rows] = [right - left, bottom - top];
  if (columns <= 0 || rows <= 0) return false;
  const inside = (x: number, y: number) => data[(top + y) * width + left + x]! >= 0.5;
  let area = 0;
  let alike = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (!inside(x, y)) continue;
      area++;
      if (inside(columns - 1 - x, y) && inside(x, rows - 1 - y)) alike++;
    }
  }
  return area >= columns * rows * MASK_FILL && alike >= area * MASK_LIKENESS;
}
