import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { noticesOf } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import { renderSolution } from '@/lib/core/render/render-solution';
import type { Net } from '@/lib/core/solve/net';
import { isInside } from '@/lib/core/solve/region';
import { throwIfCancelled } from '@/lib/core/signal';
import { planJob } from '@/lib/job/plan-job';
import { solveAsAsked } from '@/lib/job/solve-as-asked';
import { StageClock } from '@/lib/job/stage-clock';
import { timingsOf, type JobStage } from '@/lib/job/stages';
import { decode } from '../image/decode';
import { encodeAsAsked } from '../image/encode-as-asked';
import { assertOutputFits } from '../image/output-limit';
import { probe } from '../image/probe';
import { decodeBackground, probeBackground } from './background-image';
import type { CutOut, JobRequest } from './messages';
import { encodePlainPng, isPlainPng } from './plain-png';

/**
 * One picture's way through the child: probe, plan, decode, solve, render, encode.
 *
 * @param job encoded upload and what is wanted
 * @param load gets the model; not asked before the picture has been decoded and a net is needed, since one may be a gigabyte
 * @param signal looked at between stages: a client that is gone needs no cut-out
 * @param onProbed told what the job costs, in pixels, before anything is decoded: its pictures by their headers, or its
 *   output where that is larger
 * @throws ServiceError when the picture is at fault, CancelledError when the signal was aborted; what `load` throws
 */
export async function performJob(
  job: Omit<JobRequest, 'model'>,
  load: () => Promise<Net>,
  signal: AbortSignal,
  onProbed: (pixels: number) => void,
): Promise<CutOut> {
  const clock = new StageClock<JobStage>();
  clock.begin('decode');
  const { request, backgroundImage } = job;
  const { format } = request.encoding;
  const { size, animated, density } = await probe(job.upload, job.inputFormat);
  const behind = backgroundImage && (await probeBackground(backgroundImage));
  if (request.region && request.regionInside && !isInside(request.region, size)) {
    throw new ServiceError('region_beyond_picture');
  }
  const { rendering, region, planned, reduced } = planJob(
    request,
    size,
    () => new ServiceError('region_empty'),
  );
  onProbed(Math.max(pixelsOf(size) + pixelsOf(behind), pixelsOf(planned)));
  // With a crop the subject decides, and will be asked.
  if (!rendering.crop) assertOutputFits(planned, format);

  const image = await decode(job.upload, job.inputFormat, reduced);
  const stages = { signal, onStage: (stage: JobStage) => clock.begin(stage) };
  const solution = await solveAsAsked(image, load, request, region, stages);
  const { way, certainty } = solution;
  const told = (subject: Box | undefined, { width, height }: Size, unbound: Size) => ({
    ...{ width, height, unbound, subject, way, certainty },
    notices: noticesOf(animated, subject !== undefined, way),
    timings: timingsOf(clock.stop()),
  });
  if (isPlainPng(request, rendering)) {
    throwIfCancelled(signal);
    clock.begin('encode');
    const { body, subject } = encodePlainPng(solution, density);
    return { body, ...told(subject, image, planned.unbound) };
  }

  const {
    output,
    subject,
    layout = planned,
  } = await renderSolution(solution, rendering, {
    ...stages,
    last: true,
    onLaidOut: (layout) => assertOutputFits(layout, format),
    backgroundPicture: backgroundImage && (() => decodeBackground(backgroundImage)),
  });
  throwIfCancelled(signal);
  clock.begin('encode');
  const body = await encodeAsAsked(output, request, density, signal);
  // What is cropped was decoded whole; all else may have been reduced.
  const { unbound } = rendering.crop ? layout : planned;
  return { body, ...told(subject, output, unbound) };
}

function pixelsOf(size: Size | undefined): number {
  return size ? size.width * size.height : 0;
}
