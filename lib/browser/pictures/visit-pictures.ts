import 'client-only';
import { countEvent } from '../analytics/count-event';
import { maxLocalPixels } from '../engine/device-hardware';
import { releaseHere, renderHere } from '../engine/local-engine';
import { RemoveError } from '../errors/remove-error';
import { type PlacedCutOut, removeBackground, type RemoveBackgroundOptions } from '../remove-background';
import { visitResults } from '../results/result-room';
import { PictureStore } from './picture-store';

/** The part of the largest picture's peak, 12 bytes a pixel, that solutions may hold. */
const SOLUTION_BYTES_PER_PIXEL = 4;

let store: PictureStore | undefined;

/** The pictures of this visit: one store, whatever part of the page asks. */
export function visitPictures(): PictureStore {
  return (store ??= new PictureStore(
    {
      cutOut: removeAndCount,
      render: renderHere,
      release: releaseHere,
      letGo: (cutOut) => visitResults().letGo(cutOut),
    },
    maxLocalPixels(navigator) * SOLUTION_BYTES_PER_PIXEL,
  ));
}

/** `removeBackground`, and how it went: for single pictures and batches alike, because all of them come through here. */
async function removeAndCount(picture: File, options: RemoveBackgroundOptions): Promise<PlacedCutOut> {
  const beganAt = performance.now();
  try {
    const cutOut = await removeBackground(picture, options);
    const told = tell(picture, performance.now() - beganAt);
    countEvent('cut_out_done', async () => ({ ...(await told()), engine: cutOut.place }));
    return cutOut;
  } catch (reason) {
    if (reason instanceof RemoveError) {
      const told = tell(picture, performance.now() - beganAt);
      countEvent('cut_out_failed', async () => ({ ...(await told()), error_code: reason.code }));
    }
    throw reason;
  }
}

/** What is said of a picture; its kind is looked up only where somebody asks. */
function tell(picture: File, durationMs: number) {
  return async () => ({
    file_size: picture.size,
    file_type: await (await import('../analytics/file-type')).fileType(picture),
    duration_ms: Math.round(durationMs),
  });
}
