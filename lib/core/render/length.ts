import type { Length } from '../rendering';

/**
 * @param whole what 100 % is, in pixels
 * @returns the length in pixels, not rounded
 */
export function pixelsOf({ value, unit }: Length, whole: number): number {
  return unit === 'px' ? value : (value / 100) * whole;
}
