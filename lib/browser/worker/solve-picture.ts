import { noticesOf } from '@/lib/contracts/remove';
import type { Net } from '@/lib/core/solve/net';
import type { Renderable } from '@/lib/core/solve/solution';
import { summarizeSubjects } from '@/lib/core/subject-summary';
import { planJob } from '@/lib/job/plan-job';
import { solveAsAsked } from '@/lib/job/solve-as-asked';
import type { JobStage, StageClock } from '@/lib/job/stages';
import { clearCut, decodePicture, reduceBitmap } from './decode-picture';
import { EngineError } from './engine-error';
import type { EngineProgress, SolveJob } from './messages';
import { readPixels } from './read-pixels';
import { scaledRequest } from './scaled-request';

export type Report = (progress: EngineProgress) => void;

/** Brings an engine up: fetches its files, starts it. */
export type LoadEngine = (report: Report) => Promise<Net>;

/** A solved picture in the engine's worker. */
export interface Solved {
  readonly solution: Renderable;
  /** The worked-on picture's side to the file's: 1 where this device holds it whole. */
  readonly scale: number;
}

/** What is taken of a job on its way. */
export interface JobWatch {
  readonly clock: StageClock<JobStage>;
  readonly report: Report;
}

/** A stage begins: for the clock, and for who waits. */
export function beginIn({ clock, report }: JobWatch, stage: JobStage): void {
  clock.begin(stage);
  report({ step: stage });
}

/**
 * From a picture's file to its solution. The picture is decoded and looked at before the engine is loaded. Nobody
 * downloads megabytes to learn that a file is no picture, or for a graphic that needs no net.
 *
 * @returns the solution, and the request in pixels of the worked-on picture. Notices for a result with or without a
 *   subject, how sure the cut-out is, and what its subjects come to. Whether the file's colours are those of print
 * @throws EngineError what went wrong, by code
 */
export async function solvePicture(job: SolveJob, engine: () => Promise<Net>, watch: JobWatch) {
  beginIn(watch, 'decode');
  const decoded = await decodePicture(job.picture, job.maxPixels, job.request.partial);
  const { bitmap: whole, scale, animated, printColours, cut } = decoded;
  let bitmap = whole;
  try {
    const request = scaledRequest(job.request, scale);
    const { region, reduced } = planJob(request, whole, () => new EngineError('region_empty'));
    // Renderings to come may need more of it than this one.
    if (reduced && !job.keep) bitmap = await reduceBitmap(whole, reduced);
    const pixels = clearCut(await readPixels(bitmap), cut);
    const solution = await solveAsAsked(pixels, engine, request, region, {
      onStage: (stage) => beginIn(watch, stage),
    });
    const notices = (hasSubject: boolean) =>
      noticesOf({ animated, partial: cut !== undefined }, hasSubject, solution.way);
    const solved: Solved = { solution, scale };
    const { certainty, subjects } = solution;
    return { solved, request, notices, certainty, subjects: summarizeSubjects(subjects), printColours };
  } finally {
    bitmap.close();
  }
}
