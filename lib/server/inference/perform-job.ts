import 'server-only';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage, Size } from '@/lib/core/image';
import { cutOut, type CutOutOptions, type NetSpec } from '@/lib/core/pipeline';
import { copyRegion, keepRegionOnly } from '@/lib/core/region';
import type { Box } from '@/lib/core/render/box';
import { layOut } from '@/lib/core/render/layout';
import { reduceOriginal } from '@/lib/core/render/reduced-original';
import { render } from '@/lib/core/render/render';
import { findSubjectBox } from '@/lib/core/render/subject-box';
import type { Rendering } from '@/lib/core/rendering';
import type { Session } from '@/lib/core/session';
import { throwIfCancelled } from '@/lib/core/signal';
import { decode } from '../image/decode';
import { encode } from '../image/encode';
import { assertOutputFits } from '../image/output-limit';
import { probe } from '../image/probe';
import { decodeBackground, probeBackground } from './background-image';
import type { CutOut, JobRequest } from './messages';
import { reducedSize } from './reduced-size';
import { regionOf } from './region-of';
import { StageClock } from './stage-clock';

/**
 * One picture's way through the child: probe, decode, the stages of `cutOut`, render, encode.
 *
 * @param job encoded upload and what is wanted
 * @param session the loaded model
 * @param spec what the model expects and returns
 * @param signal looked at between stages: a client that is gone needs no cut-out
 * @param onProbed told what the job costs, in pixels, before anything is decoded: its pictures by their headers, or its
 *   output where that is larger
 * @throws ServiceError when the picture is at fault, CancelledError when the signal was aborted
 */
export async function performJob(
  job: JobRequest,
  session: Session,
  spec: NetSpec,
  signal: AbortSignal,
  onProbed: (pixels: number) => void,
): Promise<CutOut> {
  const clock = new StageClock('decode');
  const { request, backgroundImage } = job;
  const rendering = renderingOf(request);
  const { size, animated, density } = await probe(job.upload, job.inputFormat);
  const behind = backgroundImage && (await probeBackground(backgroundImage));
  const planned = layOut(size, undefined, rendering);
  onProbed(Math.max(pixelsOf(size) + (behind ? pixelsOf(behind) : 0), pixelsOf(planned)));
  const region = regionOf(request, size);
  // With a crop the subject decides, and will be asked.
  if (!rendering.crop) assertOutputFits(planned, request.encoding.format);

  const image = await decode(job.upload, job.inputFormat, reducedSize(size, request));
  const { background } = rendering;
  const reducedOriginal = background.kind === 'blur' ? reduceOriginal(image, background.radius) : undefined;
  await cutOutInside(image, region, session, spec, {
    signal,
    onStage: (stage) => clock.begin(stage),
    semitransparency: request.semitransparency,
  });

  throwIfCancelled(signal);
  clock.begin('render');
  const subject = findSubjectBox(image);
  const layout = layOut(image, subject, rendering);
  assertOutputFits(layout, request.encoding.format);
  const backgroundPicture = backgroundImage && (await decodeBackground(backgroundImage));
  const output = render(image, subject, layout, rendering, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });

  throwIfCancelled(signal);
  clock.begin('encode');
  const body = await encode(output, { ...request, density });
  return {
    body,
    width: output.width,
    height: output.height,
    notices: [...(animated ? ['first-frame' as const] : []), ...(subject ? [] : ['no-subject' as const])],
    timings: clock.read(),
  };
}

function pixelsOf({ width, height }: Size): number {
  return width * height;
}

/** The matte alone has nothing behind it. */
function renderingOf({ channels, rendering }: RemoveRequest): Rendering {
  if (channels === 'rgba') return rendering;
  return { ...rendering, background: { kind: 'transparent' }, shadow: undefined, outline: undefined };
}

/** Cuts a picture out in place; with a region the net sees only that, and all around it is background. */
async function cutOutInside(
  image: RgbaImage,
  region: Box | undefined,
  session: Session,
  spec: NetSpec,
  options: CutOutOptions,
): Promise<void> {
  if (!region) {
    await cutOut(image, session, spec, options);
    return;
  }
  const part = await cutOut(copyRegion(image, region), session, spec, options);
  keepRegionOnly(image, part, region);
}
