import 'server-only';
import type { OutputFormat } from '@/lib/contracts/remove';
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
 * @param signal aborted when the client is gone
 * @param onPixels told the picture's size when its header has been read, whether or not it can be cut out
 * @throws ServiceError for every reason not to answer with a picture; CancelledError after an abort
 */
export async function removeBackground(
  pool: InferencePool,
  upload: Upload,
  outputFormat: OutputFormat,
  signal: AbortSignal,
  onPixels: (pixels: number) => void,
): Promise<JobResult> {
  const inputFormat = sniff(upload.bytes);
  const request = { upload: upload.bytes, inputFormat, outputFormat };
  const cutOut = await pool.run(request, upload.receivedAtMs, signal, onPixels);
  metrics()?.observeCutOut(cutOut);
  return cutOut;
}
