import type { Size } from '@/lib/core/image';
import type { RemoveRequest } from './remove';

/**
 * About the side of the nets' inputs, in pixels. What a net sees of a smaller picture is blur, and it finds less in it.
 */
const LEAST_SIDE = 256;

/**
 * The size to which a picture may be reduced while it is decoded, because the output is no larger. A preview of a large
 * photo need not be decoded in full.
 *
 * @param picture its own size
 * @param planned the output's, as it is without a crop
 * @returns undefined where all of it is needed. Nothing is smaller, what is cut out of it decides on the size, or a
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
  // A whole multiple, so that what is planned comes out of it to the pixel.
  const times = Math.ceil(LEAST_SIDE / Math.min(planned.width, planned.height));
  const [width, height] = [planned.width * Math.max(1, times), planned.height * Math.max(1, times)];
  return width < picture.width && height < picture.height ? { width, height } : undefined;
}
