import 'server-only';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import { fromPictureStart } from '@/lib/contracts/picture-start';
import { NO_MODEL, type RemoveRequest } from '@/lib/contracts/remove';
import { sniff } from '@/lib/contracts/sniff';
import type { Upload } from './http/read-upload';
import { chooseModel, type OfferedModels } from './inference/choose-model';
import type { JobOwner, JobResult } from './inference/job';
import type { EncodedPicture } from './inference/messages';
import type { InferencePool } from './inference/pool';
import { metrics } from './metrics/metrics';

/**
 * The one use case behind every door: an upload in, an encoded cut-out out. This process looks at the
 * first bytes only; a child decodes, infers, renders and encodes.
 *
 * @param pool where pictures are cut out
 * @param models what the request can choose from
 * @param upload the picture files in memory
 * @param request what the caller wants
 * @param owner who takes a turn for it, and is charged once
 * @param signal aborted when the client is gone
 * @returns the cut-out, and the name of the model that made it, or `none`
 * @throws ServiceError for every reason not to answer with a picture; CancelledError after an abort
 */
export async function removeBackground(
  pool: InferencePool,
  models: OfferedModels,
  upload: Upload,
  request: RemoveRequest,
  owner: JobOwner,
  signal: AbortSignal,
): Promise<JobResult & { readonly model: string }> {
  const chosen = chooseModel(request, models);
  const inputFormat = sniff(upload.bytes);
  const backgroundImage = sniffBackground(upload.backgroundImage);
  const job = { upload: fromPictureStart(upload.bytes), inputFormat, request, backgroundImage };
  let told = false;
  const charge = (pixels: number) => {
    if (!told) owner.charge(pixels);
    told = true;
  };
  const cutOutBy = async (model: string) => {
    const cutOut = await pool.run({ ...job, model }, { ...owner, charge }, upload.receivedAtMs, signal);
    metrics()?.observeCutOut(cutOut);
    return { ...cutOut, model: cutOut.way === 'net' ? model : NO_MODEL };
  };
  try {
    return await cutOutBy(chosen);
  } catch (error) {
    // What a picture is of is a hint. It may not take from a caller what the default would have given.
    const hinted = request.model === undefined && chosen !== models.defaultModel;
    if (!hinted || !isServiceError(error) || error.code !== 'model_not_loaded') throw error;
    return cutOutBy(models.defaultModel);
  }
}

function sniffBackground(bytes: Uint8Array | undefined): EncodedPicture | undefined {
  if (!bytes) return undefined;
  try {
    return { bytes: fromPictureStart(bytes), format: sniff(bytes) };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    throw new ServiceError('background_image_unreadable', { cause: error });
  }
}
