import type { Size } from '@/lib/core/image';
import type { Net } from '@/lib/core/solve/net';
import { StageClock, timingsOf, type JobStage } from '@/lib/job/stages';
import { type Report, type Solved, solvePicture } from './solve-picture';
import { asEngineError } from './engine-error';
import type { EngineJob, EngineResult, RenderJob, SolveJob } from './messages';
import { previewOf, previewRendering } from './preview';
import { renderPicture, solveAgain } from './render-picture';
import { renderForPreset } from './render-preset';
import { scaledRendering } from './scaled-request';

/** Solutions that are kept for renderings to come, by their picture's id. */
export type Solutions = Map<string, Solved>;

/** Ends a job that was to be done without a net. */
class NetNeeded extends Error {
  override readonly name = 'NetNeeded';
}

/**
 * Does one job: solves a picture and renders it, renders it again, or lets its solution go.
 *
 * @param solutions changed
 * @param engine not called where no net is needed
 * @throws EngineError what went wrong, by code
 */
export async function performJob(
  job: EngineJob,
  solutions: Solutions,
  engine: () => Promise<Net>,
  report: Report,
): Promise<EngineResult> {
  try {
    if (job.kind === 'solve') return await performSolve(job, solutions, engine, report);
    if (job.kind === 'render') return await performRender(job, solutions, report);
    solutions.delete(job.id);
    return { kind: 'release' };
  } catch (error) {
    if (error instanceof NetNeeded) return { kind: 'net-needed' };
    throw asEngineError('device_failed', error);
  }
}

async function performSolve(
  job: SolveJob,
  solutions: Solutions,
  engine: () => Promise<Net>,
  report: Report,
): Promise<EngineResult> {
  const watch = { clock: new StageClock<JobStage>(), report };
  const net = job.withoutNet ? () => Promise.reject(new NetNeeded()) : engine;
  const { solved, request, notices, certainty, subjects, printColours } = await solvePicture(job, net, watch);
  if (job.keep) solutions.set(job.id, solved);
  const { hasSubject, ...file } = await renderPicture(solved, request, job, watch);
  return {
    ...{ kind: 'solve', ...file, notices: notices(hasSubject), certainty, subjects },
    pictureSize: sizeOf(solved),
    scaledDown: solved.scale < 1,
    printColours,
    timings: timingsOf(watch.clock.stop()),
  };
}

async function performRender(job: RenderJob, solutions: Solutions, report: Report): Promise<EngineResult> {
  const watch = { clock: new StageClock<JobStage>(), report };
  let solved = solutions.get(job.id);
  if (!solved) {
    watch.clock.begin('decode');
    report({ step: 'decode' });
    solved = await solveAgain(job);
  }
  if (job.keep) solutions.set(job.id, solved);
  else solutions.delete(job.id);
  const { previewPixels } = job;
  const shown = previewPixels === undefined ? solved : await previewOf(solved, previewPixels);
  const rendering =
    previewPixels === undefined
      ? scaledRendering(job.request.rendering, shown.scale)
      : previewRendering(job.request.rendering, shown.scale, previewPixels);
  const request = { ...job.request, rendering };
  const { blob, width, height, preset } = job.preset
    ? await renderForPreset(shown, request, job, job.preset, watch)
    : { ...(await renderPicture(shown, request, job, watch)), preset: undefined };
  const timings = timingsOf(watch.clock.stop());
  return { kind: 'render', blob, width, height, pictureSize: sizeOf(solved), preset, timings };
}

function sizeOf({ solution }: Solved): Size {
  const { width, height } = solution.picture;
  return { width, height };
}
