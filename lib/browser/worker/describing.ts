import { type SubjectSummary, summarizeSubjects } from '@/lib/core/subject-summary';
import { findSubjects } from '@/lib/core/subjects';
import { decodePicture } from './decode-picture';
import { readPixels } from './read-pixels';

/** Says what there is on one cut-out, off the page's main thread. The page ends this worker then. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  describeCutOut(data).then(
    (summary) => postMessage(summary),
    // What cannot be read is not described: the cut-out itself is there all the same.
    () => postMessage(undefined),
  );
});

/** Of the grid on which subjects are looked for: finer than any sentence. */
const GRID_PIXELS = 262_144;

/**
 * Finds out what there is to say of a plain cut-out.
 *
 * @param cutOut transparent where the background was
 * @throws EngineError as `decodePicture` does
 */
async function describeCutOut(cutOut: Blob): Promise<SubjectSummary> {
  const { width, height, data } = await readPixels((await decodePicture(cutOut, GRID_PIXELS)).bitmap);
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]! / 255;
  return summarizeSubjects(findSubjects({ width, height, data: alpha }, { width, height }));
}
