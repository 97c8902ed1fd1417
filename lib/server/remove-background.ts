import 'server-only';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { Upload } from './http/read-upload';
import { sniff } from './image/sniff';
import type { JobResult } from './inference/job';
import type { InferencePool } from './inference/pool';
import { metrics } from './ops/observe';

/**
 * The one use case behind every door: an upload in, an encoded cut-out out. This process looks at the
 * first bytes only; a child decodes, infers and encodes.
 *
 * @param pool where pictures are cut out
 * @param upload the whole picture file in memory
 * @param asked what the caller wants
 * @param signal aborted when the client is gone
 * @throws ServiceError for every reason not to answer with a picture; CancelledError after an abort
 */
export async function removeBackground(
  pool: InferencePool,
  upload: Upload,
  { encoding, channels }: RemoveRequest,
  signal: AbortSignal,
): Promise<JobResult> {
  const inputFormat = sniff(upload.bytes);
  const request = { upload: upload.bytes, inputFormat, encoding, channels };
  const cutOut = await pool.run(request, upload.receivedAtMs, signal);
  metrics()?.observeCutOut(cutOut);
  return cutOut;
}
