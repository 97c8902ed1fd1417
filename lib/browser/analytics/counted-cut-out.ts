import 'client-only';
import { RemoveFault } from '../faults/remove-fault';
import { removeBackground, type PlacedCutOut, type RemoveBackgroundOptions } from '../remove-background';
import { countEvent } from './count-event';

/** `removeBackground`, and how it went: for single pictures and batches alike, because all of them come through here. */
export async function removeAndCount(picture: File, options: RemoveBackgroundOptions): Promise<PlacedCutOut> {
  const beganAt = performance.now();
  try {
    const cutOut = await removeBackground(picture, options);
    const told = tell(picture, performance.now() - beganAt);
    countEvent('cut_out_done', async () => ({ ...(await told()), engine: cutOut.place }));
    return cutOut;
  } catch (reason) {
    if (reason instanceof RemoveFault) {
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
    file_type: await (await import('./file-type')).fileType(picture),
    duration_ms: Math.round(durationMs),
  });
}
