import type { Size } from '@/lib/core/image';
import type { RemoveRequest } from './remove';

/**
 * The size to which a picture may be reduced while it is decoded, because the output is no larger: a preview of a
 * large photo need not be decoded in full.
 *
 * @param picture its own size
 * @param planned the output's, as it is without a crop
 * @returns undefined where all of it is needed: nothing is smaller, what is cut out of it decides on the size, or a
 *   length counts its own pixels
 */
export function reducedSize(
  picture: Size,
  planned: Size,
  { region, rendering }: RemoveRequest,
): Size | undefined {
  const { crop, scale, position, canvas, background } = rendering;
  const countsPixels = background.kind === 'blur' && background.radius.unit === 'px';
  if (region || crop || canvas || countsPixels) return undefined;
  if (scale !== undefined || position !== undefined) return undefined;
  const { width, height } = planned;
  return width < picture.width && height < picture.height ? { width, height } : undefined;
}
