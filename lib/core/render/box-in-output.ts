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
