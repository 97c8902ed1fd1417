import 'server-only';
import type { ServerConfig } from '@/lib/config/server';
import type { RemoveRequest } from '@/lib/contracts/remove';
import { limitPicture } from '../rate-limit/limit-picture';
import { PictureFetches } from '../fetch/picture-fetches';
import type { Upload } from '../http/read-upload';
import type { Exchange } from '../http/serve-request';
import type { UploadBudget } from '../inference/admission';
import type { OfferedModels } from '../inference/choose-model';
import type { JobResult } from '../inference/job';
import type { InferencePool } from '../inference/pool';
import { removeBackground } from '../remove-background';

/** What cuts out, and who may ask it to. */
export interface CutOutService {
  readonly config: Pick<ServerConfig, 'access' | 'removebgPngMegapixels' | 'urlInput' | 'jobTimeoutMs'>;
  readonly pool: InferencePool;
  readonly models: OfferedModels;
  /** What fetched pictures count in. */
  readonly uploads: UploadBudget;
}

/** What a client wants, in our own words. */
export interface Order {
  readonly upload: Upload;
  readonly asked: RemoveRequest;
}

export type CutOut = JobResult & { readonly model: string };

/**
 * Cuts out what a door of another service's shape has understood. Takes one of the client's places, has addresses
 * fetched and charges the picture. Notes for the log what it was.
 *
 * @param takeOrder reads the request, once the client has its place. What it fetches counts against place, upload budget and
 *   deadline. It is told the client that waits in the line
 * @param signal aborted when the client is gone
 * @throws ServiceError too_many_at_once, and what reading and removeBackground throw
 */
export async function cutOut<Taken extends Order>(
  { caller, figures }: Exchange,
  { config, pool, models, uploads }: CutOutService,
  takeOrder: (fetches: PictureFetches, client: string) => Promise<Taken>,
  signal: AbortSignal,
): Promise<{ readonly order: Taken; readonly result: CutOut }> {
  const picture = limitPicture(caller);
  // The front hands a request over when its last byte has come.
  const receivedAtMs = performance.now();
  const fetches = new PictureFetches({ config, uploads, client: caller.bucket, receivedAtMs, signal });
  try {
    const order = await takeOrder(fetches, picture.client);
    const { upload, asked } = order;
    const result = await removeBackground(pool, models, upload, asked, picture, signal);
    figures['outputBytes'] = result.body.length;
    figures['pixels'] = result.width * result.height;
    figures['waitedMs'] = Math.round(result.waitedMs);
    return { order, result };
  } finally {
    Object.assign(figures, fetches.figures);
    fetches.release();
    picture.release();
  }
}
