import type { Length, Sides } from '@/lib/core/rendering';
import type { LocalRequest } from './messages';

/**
 * A request for a picture that has been scaled down: lengths in pixels of the picture shrink with it. Lengths of the
 * output stay.
 *
 * @param scale the worked-on picture's side to the original's, above 0 and up to 1
 */
export function scaledRequest<Request extends LocalRequest>(request: Request, scale: number): Request {
  if (scale === 1) return request;
  const { region, rendering } = request;
  const { crop, background } = rendering;
  const length = ({ value, unit }: Length): Length => ({
    value: unit === 'px' ? value * scale : value,
    unit,
  });
  const sides = ({ top, right, bottom, left }: Sides<Length>): Sides<Length> => ({
    top: length(top),
    right: length(right),
    bottom: length(bottom),
    left: length(left),
  });
  return {
    ...request,
    region: region && sides(region),
    rendering: {
      ...rendering,
      crop: crop && { margin: sides(crop.margin) },
      background:
        background.kind === 'blur' ? { ...background, radius: length(background.radius) } : background,
    },
  };
}
