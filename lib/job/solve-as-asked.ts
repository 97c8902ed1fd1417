import { graphicsOf, type RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { Net } from '@/lib/core/solve/net';
import type { Solution, StageOptions } from '@/lib/core/solve/solution';
import { solve } from '@/lib/core/solve/solve';

/** What of a request decides on the matte; all else can be rendered again and again. */
export type SolveRequest = Pick<
  RemoveRequest,
  'model' | 'subject' | 'region' | 'semitransparency' | 'mostSubjects'
>;

/**
 * Solves a picture as a request asks for it.
 *
 * @param image decoded, upright; held by the solution
 * @param loadNet not called where no net is needed
 * @param region of the request, in whole pixels
 * @throws as `solve` does
 */
export function solveAsAsked(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  request: SolveRequest,
  region: Box | undefined,
  options: StageOptions,
): Promise<Solution> {
  return solve(image, loadNet, {
    ...options,
    region,
    graphics: graphicsOf(request),
    semitransparency: request.semitransparency,
    mostSubjects: request.mostSubjects,
  });
}
