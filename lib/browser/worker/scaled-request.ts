import type { Length, Rendering, Sides } from '@/lib/core/rendering';
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
  return {
    ...request,
    region: region && scaledSides(region, scale),
    rendering: scaledRendering(rendering, scale),
  };
}

/** What of a rendering counts in pixels of the picture shrinks, as in {@link scaledRequest}. */
export function scaledRendering(rendering: Rendering, scale: number): Rendering {
  const { crop, background } = rendering;
  return {
    ...rendering,
    crop: crop && { margin: scaledSides(crop.margin, scale) },
    background:
      background.kind === 'blur'
        ? { ...background, radius: scaledLength(background.radius, scale) }
        : background,
  };
}

function scaledSides({ top, right, bottom, left }: Sides<Length>, scale: number): Sides<Length> {
  return {
    top: scaledLength(top, scale),
    right: scaledLength(right, scale),
    bottom: scaledLength(bottom, scale),
    left: scaledLength(left, scale),
  };
}

function scaledLength({ value, unit }: Length, scale: number): Length {
  return { value: unit === 'px' ? value * scale : value, unit };
}
