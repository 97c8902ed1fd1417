import type { Size } from '../image';
import type { Outline } from '../rendering';
import { pixelsOf } from './length';

/** The widest line, as a share of the output's shorter side: beyond it a line leaves no room for its subject. */
export const MAX_OUTLINE_SHARE = 0.25;

/**
 * @param output the output's size, in pixels
 * @returns the line's width in pixels of the output, not rounded; at most {@link MAX_OUTLINE_SHARE}; 0 for none
 */
export function outlineWidth(outline: Outline | undefined, { width, height }: Size): number {
  if (outline === undefined || outline.color.alpha === 0) return 0;
  const side = Math.min(width, height);
  return Math.min(pixelsOf(outline.width, side), side * MAX_OUTLINE_SHARE);
}
