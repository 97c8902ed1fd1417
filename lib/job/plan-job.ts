import { reducedSize } from '@/lib/contracts/reduced-size';
import { renderingOf, type RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Rendering } from '@/lib/core/rendering';
import type { Box } from '@/lib/core/render/box';
import { layOut } from '@/lib/core/render/layout';
import { regionBox } from '@/lib/core/solve/region';

/** What a request means for a picture of a known size. */
export interface JobPlan {
  readonly rendering: Rendering;
  /** Where the subject is; undefined for anywhere. */
  readonly region: Box | undefined;
  /** Of the output, as far as it is known before the subject is: without a crop. */
  readonly planned: Size;
  /** What the picture may be reduced to while it is decoded, for this request alone; undefined: nothing smaller. */
  readonly reduced: Size | undefined;
}

/** No pixel of the picture is inside the region that was asked for. */
export class RegionEmptyError extends Error {
  override readonly name = 'RegionEmptyError';
}

/**
 * @param picture its size upright, in pixels
 * @throws RegionEmptyError
 */
export function planJob(request: RemoveRequest, picture: Size): JobPlan {
  const rendering = renderingOf(request);
  const planned = layOut(picture, undefined, rendering);
  const region = request.region && regionBox(request.region, picture);
  if (request.region && !region) throw new RegionEmptyError('No pixel is inside the region.');
  return { rendering, region, planned, reduced: reducedSize(picture, planned, request) };
}
