import 'server-only';
import { reducedSize } from '@/lib/contracts/reduced-size';
import { graphicsOf, noticesOf, renderingOf } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { CutOutOptions } from '@/lib/core/pipeline';
import { cutOutAsAsked, prepareAsAsked } from '@/lib/core/render/cut-out-as-asked';
import { layOut } from '@/lib/core/render/layout';
import { throwIfCancelled } from '@/lib/core/signal';
import { decode } from '../image/decode';
import { encode } from '../image/encode';
import { assertOutputFits } from '../image/output-limit';
import { probe } from '../image/probe';
import { decodeBackground, probeBackground } from './background-image';
import type { LoadedModel } from './loaded-models';
import type { CutOut, JobRequest } from './messages';
import { encodePending, isPlainPng } from './plain-png';
import { regionOf } from './region-of';
import { StageClock } from './stage-clock';

/**
 * One picture's way through the child: probe, decode, the stages of `cutOut`, render, encode.
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
  load: () => Promise<LoadedModel>,
  signal: AbortSignal,
  onProbed: (pixels: number) => void,
): Promise<CutOut> {
  const clock = new StageClock('decode');
  const { request, backgroundImage } = job;
  const rendering = renderingOf(request);
  const { format } = request.encoding;
  const { size, animated, density } = await probe(job.upload, job.inputFormat);
  const behind = backgroundImage && (await probeBackground(backgroundImage));
  const planned = layOut(size, undefined, rendering);
  onProbed(Math.max(pixelsOf(size) + pixelsOf(behind), pixelsOf(planned)));
  const region = regionOf(request, size);
  // With a crop the subject decides, and will be asked.
  if (!rendering.crop) assertOutputFits(planned, format);

  const image = await decode(job.upload, job.inputFormat, reducedSize(size, planned, request));
  const options: CutOutOptions = {
    signal,
    onStage: (stage) => clock.begin(stage),
    semitransparency: request.semitransparency,
    mostSubjects: request.mostSubjects,
  };
  if (isPlainPng(request)) {
    const pending = await prepareAsAsked(image, load, graphicsOf(request), options);
    throwIfCancelled(signal);
    clock.begin('encode');
    const { body, hasSubject } = encodePending(pending, density);
    const { way, certainty } = pending;
    const notices = noticesOf(animated, hasSubject, way);
    return { body, ...sidesOf(image), notices, way, certainty, timings: clock.read() };
  }

  const { output, hasSubject, way, certainty } = await cutOutAsAsked(image, load, rendering, {
    ...options,
    graphics: graphicsOf(request),
    region,
    onLaidOut: (layout) => assertOutputFits(layout, format),
    backgroundPicture: backgroundImage && (() => decodeBackground(backgroundImage)),
  });
  throwIfCancelled(signal);
  clock.begin('encode');
  const body = await encode(output, { ...request, density });
  const notices = noticesOf(animated, hasSubject, way);
  return { body, ...sidesOf(output), notices, way, certainty, timings: clock.read() };
}

function pixelsOf(size: Size | undefined): number {
  return size ? size.width * size.height : 0;
}

function sidesOf({ width, height }: Size): Size {
  return { width, height };
}
