import type { Box } from './box';
import type { Layout } from './layout';

/** Where a row of the picture is in the output; with a fraction. */
export function rowInOutput({ source, target }: Layout, row: number): number {
  return target.top + ((row - source.top) * target.height) / source.height;
}

/** Where a box of the picture is in the output; with fractions, and maybe beyond it. */
export function boxInOutput(layout: Layout, { left, top, width, height }: Box): Box {
  const { source, target } = layout;
  const across = target.width / source.width;
  const down = target.height / source.height;
  return {
    left: target.left + (left - source.left) * across,
    top: rowInOutput(layout, top),
    width: width * across,
    height: height * down,
  };
}

/** By so little a side may miss a whole pixel and still be meant to lie on it. */
const TOLERANCE = 1e-6;

/**
 * The whole pixels of the output that a box of the picture touches there.
 *
 * @returns inside the output; of no width or height where nothing of it is
 */
export function pixelsInOutput(layout: Layout, box: Box): Box {
  const { left, top, width, height } = boxInOutput(layout, box);
  const [first, last] = touched(left, left + width, layout.width);
  const [upper, lower] = touched(top, top + height, layout.height);
  return { left: first, top: upper, width: last - first, height: lower - upper };
}

/** From the first pixel of a line that is touched to the one behind the last. */
function touched(from: number, to: number, length: number): [first: number, end: number] {
  const within = (at: number) => Math.min(length, Math.max(0, at));
  return [within(Math.floor(from + TOLERANCE)), within(Math.ceil(to - TOLERANCE))];
}
