import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { noticesOf } from '@/lib/contracts/remove';
import { isPlain } from '@/lib/core/render/render-solution';
import type { Net } from '@/lib/core/solve/net';
import { isInside } from '@/lib/core/solve/region';
import { throwIfCancelled } from '@/lib/core/signal';
import { planJob } from '@/lib/job/plan-job';
import { StageClock, timingsOf, type JobStage } from '@/lib/job/stages';
import { encodeAsAsked } from '../image/encode-as-asked';
import { probe } from '../image/probe';
import { probeBackground } from './background-image';
import { makeOutput, writtenAs } from './make-output';
import type { CutOut, JobRequest } from './messages';
import { priceOf, type Price } from './price';

/** How a job is watched over. */
export interface JobControl {
  /** Looked at between stages: a client that is gone needs no cut-out. */
  readonly signal: AbortSignal;
  /** Told what the job costs before anything is decoded; may keep it waiting then. */
  readonly onPriced: (price: Price) => Promise<void> | undefined;
  /** Called before an output is encoded, when nothing else of the job is needed any more. */
  readonly makeRoom: () => void;
}

/**
 * One picture's way through the child: probe, plan, price, decode, solve, render, encode.
 *
 * @param job encoded upload and what is wanted
 * @param load gets the model. It is asked when the picture has been decoded and a net is needed, since one may be a
 * gigabyte
 * @throws ServiceError when the picture is at fault, CancelledError when the signal was aborted; what `load` throws
 */
export async function performJob(
  job: Omit<JobRequest, 'model'>,
  load: () => Promise<Net>,
  { signal, onPriced, makeRoom }: JobControl,
): Promise<CutOut> {
  const clock = new StageClock<JobStage>();
  clock.begin('decode');
  const { backgroundImage } = job;
  let { request } = job;
  const { size, animated, density } = await probe(job.upload, job.inputFormat);
  const behind = backgroundImage && (await probeBackground(backgroundImage));
  if (request.region && request.regionInside && !isInside(request.region, size)) {
    throw new ServiceError('region_beyond_picture');
  }
  const plan = planJob(request, size, () => new ServiceError('region_empty'));
  const { rendering, planned } = plan;
  const price = priceOf(
    request,
    { size, format: job.inputFormat },
    backgroundImage && behind && { size: behind, format: backgroundImage.format },
    planned,
    isPlain(rendering),
  );
  const goesOn = onPriced(price);
  // With a crop the subject decides, and will be asked.
  if (!rendering.crop) request = writtenAs(request, planned);
  await goesOn;
  throwIfCancelled(signal);

  const beginEncode = () => {
    throwIfCancelled(signal);
    clock.begin('encode');
  };
  const stages = { signal, onStage: (stage: JobStage) => clock.begin(stage) };
  const made = await makeOutput({ ...job, request }, plan, load, density, stages, beginEncode);
  const encode = () => {
    beginEncode();
    makeRoom();
    return encodeAsAsked(made.output, made.request, density, signal);
  };
  const body = made.body ?? (await encode());
  const { output, subject, way, certainty, layout = planned } = made;
  return {
    ...{ body, format: made.request.encoding.format },
    ...{ width: output.width, height: output.height, subject, way, certainty },
    // What is cropped was decoded whole; all else may have been reduced.
    unbound: (rendering.crop ? layout : planned).unbound,
    notices: noticesOf({ animated, partial: made.partial }, subject !== undefined, way),
    timings: timingsOf(clock.stop()),
  };
}
