import type { Size } from '../image';
import { pixelsOf, type ShadowKind, type Sides, type Outline } from '../rendering';

/**
 * How far a shadow goes beyond its subject's box, in the same pixels as the box; not rounded. What lies farther out
 * is not drawn.
 */
export function shadowReach(kind: ShadowKind, { width, height }: Size): Sides<number> {
  const size = Math.sqrt(width * height);
  switch (kind) {
    case 'drop':
      return { top: 0.05 * size, right: 0.1 * size, bottom: 0.12 * size, left: 0.08 * size };
    case 'contact':
      return { top: 0, right: 0.3 * size, bottom: 0.08 * size, left: 0.14 * size };
    case 'car':
      return { top: 0, right: 0.06 * width, bottom: 0.05 * width, left: 0.06 * width };
  }
}

/**
 * The widest line, as a share of the output's shorter side. Beyond it a line leaves no room for its subject.
 */
const MAX_OUTLINE_SHARE = 0.25;

/**
 * @param output the output's size, in pixels
 * @returns the line's width in pixels of the output, not rounded; at most {@link MAX_OUTLINE_SHARE}; 0 for none
 */
export function outlineWidth(outline: Outline | undefined, { width, height }: Size): number {
  if (outline === undefined || outline.color.alpha === 0) return 0;
  const side = Math.min(width, height);
  return Math.min(pixelsOf(outline.width, side), side * MAX_OUTLINE_SHARE);
}
