import 'server-only';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import type { InputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage, Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { OutputLayout } from '@/lib/core/render/layout';
import { renderSolution } from '@/lib/core/render/render-solution';
import type { Net } from '@/lib/core/solve/net';
import type { Solution, StageOptions } from '@/lib/core/solve/solution';
import type { JobPlan } from '@/lib/job/plan-job';
import { solveAsAsked } from '@/lib/job/solve-as-asked';
import { decode } from '../image/decode';
import { decodeWhatIsThere, givesPart } from '../image/decode-what-is-there';
import { formatThatFits } from '../image/output-limit';
import { decodeBackground } from './background-image';
import type { JobRequest } from './messages';
import { encodePlainPng, isPlainPng } from './plain-png';

/** What a job comes to before it is encoded. Neither the picture nor what it was solved by is held any more. */
export interface Made extends Pick<Solution, 'way' | 'certainty'> {
  readonly output: RgbaImage;
  /** What was asked for, in a format that takes the output. */
  readonly request: RemoveRequest;
  /** The file, where it has been written along with the output. */
  readonly body: Uint8Array | undefined;
  /** Rows of the picture are missing. */
  readonly partial: boolean;
  readonly subject: Box | undefined;
  /** Undefined where the plain cut-out is the output. */
  readonly layout: OutputLayout | undefined;
}

/**
 * Decodes a job's picture, solves it and renders what is asked for.
 *
 * @param plan what the request means for the picture
 * @param density pixels per inch; undefined: the picture names none
 * @param beginEncode called where the output's file is written along with it
 * @throws ServiceError when a picture is at fault, CancelledError when the signal was aborted; what `load` throws
 */
export async function makeOutput(
  { upload, inputFormat, request, backgroundImage }: Omit<JobRequest, 'model'>,
  { rendering, region, reduced }: Pick<JobPlan, 'rendering' | 'region' | 'reduced'>,
  load: () => Promise<Net>,
  density: number | undefined,
  stages: StageOptions,
  beginEncode: () => void,
): Promise<Made> {
  const { image, partial } = await decodeAsAsked(upload, inputFormat, reduced, request);
  const solution = await solveAsAsked(image, load, request, region, stages);
  const { way, certainty } = solution;
  if (isPlainPng(request, rendering)) {
    beginEncode();
    const file = encodePlainPng(solution, density);
    return { way, certainty, partial, request, output: image, layout: undefined, ...file };
  }
  let written = request;
  const rendered = await renderSolution(solution, rendering, {
    ...stages,
    last: true,
    onLaidOut: (layout) => {
      written = writtenAs(request, layout);
    },
    backgroundPicture: backgroundImage && (() => decodeBackground(backgroundImage)),
  });
  return { way, certainty, partial, request: written, body: undefined, ...rendered };
}

/** The picture, or what is there of it where that will do. */
async function decodeAsAsked(
  upload: Uint8Array,
  format: InputFormat,
  reduced: Size | undefined,
  request: RemoveRequest,
): Promise<{ readonly image: RgbaImage; readonly partial: boolean }> {
  try {
    return { image: await decode(upload, format, reduced), partial: false };
  } catch (error) {
    // A PNG that was closed behind its last row counts as damaged.
    const codes = format === 'png' ? ['picture_truncated', 'picture_damaged'] : ['picture_truncated'];
    if (!isServiceError(error) || !codes.includes(error.code)) throw error;
    if (!request.partial) {
      throw new ServiceError(error.code, { partial: await givesPart(upload, format), cause: error });
    }
    const image = await decodeWhatIsThere(upload, format, reduced);
    if (!image) throw error;
    return { image, partial: true };
  }
}

/**
 * A request with the first of its formats that takes an output of a size.
 *
 * @throws ServiceError output_too_large_for_format
 */
export function writtenAs(request: RemoveRequest, size: Size): RemoveRequest {
  const { encoding, otherFormats } = request;
  return { ...request, encoding: { ...encoding, format: formatThatFits(size, encoding, otherFormats) } };
}
