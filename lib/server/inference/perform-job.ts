import 'server-only';
import { cutOut, type NetSpec } from '@/lib/core/pipeline';
import type { Session } from '@/lib/core/session';
import { throwIfCancelled } from '@/lib/core/signal';
import { decode } from '../image/decode';
import { encode } from '../image/encode';
import { assertOutputFits } from '../image/output-limit';
import { probe } from '../image/probe';
import type { CutOut, JobRequest } from './messages';
import { StageClock } from './stage-clock';

/**
 * One picture's way through the child: probe, decode, the stages of `cutOut`, encode.
 *
 * @param job encoded upload and what is wanted
 * @param session the loaded model
 * @param spec what the model expects and returns
 * @param signal looked at between stages: a client that is gone needs no cut-out
 * @throws ServiceError when the picture is at fault, CancelledError when the signal was aborted
 */
export async function performJob(
  job: JobRequest,
  session: Session,
  spec: NetSpec,
  signal: AbortSignal,
): Promise<CutOut> {
  const clock = new StageClock('decode');
  const { animated, density } = await probe(job.upload, job.inputFormat);
  const image = await decode(job.upload, job.inputFormat);
  assertOutputFits(image, job.encoding.format);
  const result = await cutOut(image, session, spec, { signal, onStage: (stage) => clock.begin(stage) });
  throwIfCancelled(signal);
  clock.begin('encode');
  const body = await encode(result, { encoding: job.encoding, channels: job.channels, density });
  return {
    body,
    width: result.width,
    height: result.height,
    notices: animated ? ['first-frame'] : [],
    timings: clock.read(),
  };
}
