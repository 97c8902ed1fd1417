import { reducedSize } from '@/lib/contracts/reduced-size';
import { renderingOf, type RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Rendering } from '@/lib/core/rendering';
import type { Box } from '@/lib/core/render/box';
import { layOut, type OutputLayout } from '@/lib/core/render/layout';
import { regionBox } from '@/lib/core/solve/region';

/** What a request means for a picture of a known size. */
export interface JobPlan {
  /** As asked for, without a bound that changes nothing: what is plain then costs less. */
  readonly rendering: Rendering;
  /** Where the subject is; undefined for anywhere. */
  readonly region: Box | undefined;
  /** Of the output, as far as it is known before the subject is: without a crop. */
  readonly planned: OutputLayout;
  /** What the picture may be reduced to while it is decoded, for this request alone; undefined: nothing smaller. */
  readonly reduced: Size | undefined;
}

/**
 * @param picture its size upright, in pixels
 * @param regionEmpty makes the error of a region without a pixel of the picture, which is thrown
 */
export function planJob(request: RemoveRequest, picture: Size, regionEmpty: () => Error): JobPlan {
  const asked = renderingOf(request);
  const planned = layOut(picture, undefined, asked);
  const isSettled = asked.crop === undefined && asked.turn === undefined;
  const rendering = isSettled && !isBound(planned) ? { ...asked, bound: undefined } : asked;
  const region = request.region && regionBox(request.region, picture);
  if (request.region && !region) throw regionEmpty();
  return { rendering, region, planned, reduced: reducedSize(picture, planned, request) };
}

function isBound({ width, height, unbound }: OutputLayout): boolean {
  return width !== unbound.width || height !== unbound.height;
}
