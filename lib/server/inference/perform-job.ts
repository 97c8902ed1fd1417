import 'server-only';
import { cutOut, type NetSpec } from '@/lib/core/pipeline';
import type { Session } from '@/lib/core/session';
import { throwIfCancelled } from '@/lib/core/signal';
import { decode, encode } from '../image/codec';
import { probe } from '../image/probe';
import type { CutOut, JobRequest } from './messages';
import { StageClock } from './stage-clock';

/**
 * One picture's way through the child: probe, decode, preprocess, infer, matte, composite, encode.
 *
 * @param job encoded upload and what is wanted
 * @param session the loaded model
 * @param spec what the model expects and returns
 * @param signal looked at between stages: a client that is gone needs no cut-out
 * @param onProbed told the size by the header, before the picture is decoded
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
  const { animated, pixels } = await probe(job.upload, job.inputFormat);
  onProbed(pixels);
  const image = await decode(job.upload, job.inputFormat);
  const result = await cutOut(image, session, spec, { signal, onStage: (stage) => clock.begin(stage) });
  throwIfCancelled(signal);
  clock.begin('encode');
  const body = await encode(result, job.outputFormat);
  return {
    body,
    width: result.width,
    height: result.height,
    notices: animated ? ['first-frame'] : [],
    timings: clock.read(),
  };
}
