import { renderingOf } from '@/lib/contracts/remove';
import { pixelWords, type RgbaImage } from '@/lib/core/image';
import { renderSolution } from '@/lib/core/render/render-solution';
import { solutionOfCutOut } from '@/lib/core/solve/solution';
import { clearCut, decodePicture, reduceBitmap } from './decode-picture';
import { encodePicture } from './encode-picture';
import { EngineError } from './engine-error';
import { takeMemory } from './memory-pool';
import type { LocalRendering, RenderJob, SolveJob } from './messages';
import { readPixels } from './read-pixels';
import { beginIn, type JobWatch, type Solved } from './solve-picture';

/**
 * From a solution to a file.
 *
 * @param request in pixels of the worked-on picture
 * @param job whose background picture is meant; where it does not keep the solution, that is used up
 * @throws EngineError what went wrong, by code
 */
export async function renderPicture(
  { solution }: Solved,
  request: LocalRendering,
  job: SolveJob | RenderJob,
  watch: JobWatch,
) {
  const rendering = renderingOf(request);
  const { output, subject } = await renderSolution(solution, rendering, {
    last: !job.keep,
    memory: takeMemory,
    backgroundPicture: backgroundOf(job),
    onStage: (stage) => beginIn(watch, stage),
  });
  beginIn(watch, 'encode');
  const { width, height } = output;
  if (request.channels === 'alpha') matteAsGrey(output);
  const blob = await encodePicture(output, request.encoding, request.maxBytes);
  return { blob, width, height, hasSubject: subject !== undefined };
}

/**
 * Makes a solution of a picture that was solved before, here or by the service.
 *
 * @throws EngineError `picture_unreadable` where one of the files cannot be decoded, or they are not of one size
 */
export async function solveAgain({ picture, plainCutOut, maxPixels }: RenderJob): Promise<Solved> {
  const cutOut = await readPixels((await decodePicture(plainCutOut, maxPixels)).bitmap);
  // Whoever has a cut-out of it has been told already what is missing.
  const found = await decodePicture(picture, maxPixels, true).catch((error: unknown) => {
    if (error instanceof EngineError && error.code === 'picture_truncated') return undefined;
    throw error;
  });
  // The service has read what this browser does not: the cut-out is all that there is of it here.
  if (!found)
    return { solution: solutionOfCutOut({ ...cutOut, data: cutOut.data.slice() }, cutOut), scale: 1 };
  const { bitmap: decoded, scale: decodedScale, cut } = found;
  const shrunk = cutOut.width / decoded.width;
  const scale = decodedScale * Math.min(1, shrunk);
  const bitmap = shrunk < 1 ? await reduceBitmap(decoded, cutOut) : decoded;
  try {
    return { solution: solutionOfCutOut(clearCut(await readPixels(bitmap), cut), cutOut), scale };
  } catch (error) {
    throw error instanceof RangeError ? new EngineError('picture_unreadable', error) : error;
  }
}

/** Decodes a job's background picture, where it has one. */
export function backgroundOf({
  backgroundImage,
  maxPixels,
}: SolveJob | RenderJob): (() => Promise<RgbaImage>) | undefined {
  if (!backgroundImage) return undefined;
  return async () => {
    try {
      return await readPixels((await decodePicture(backgroundImage, maxPixels)).bitmap);
    } catch (error) {
      throw new EngineError('background_image_unreadable', error);
    }
  };
}

/** Turns a cut-out into its alpha matte, as an opaque grey picture; in place. */
function matteAsGrey(image: RgbaImage): void {
  const words = pixelWords(image);
  for (let i = 0; i < words.length; i++) words[i] = (words[i]! >>> 24) * 0x010101 + (255 << 24);
}
