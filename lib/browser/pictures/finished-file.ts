import 'client-only';
import { fileRequest, isPlainFinish, presetJob, type Finish } from './finish';
import type { PictureStore } from './picture-store';

/**
 * The file of a finish. It is the plain cut-out itself where nothing is asked for, else a rendering of the kept
 * solution.
 *
 * @throws as {@link PictureStore.render} does
 */
export async function finishedFile(
  store: PictureStore,
  id: string,
  finish: Finish,
  signal: AbortSignal,
): Promise<Blob> {
  const cutOut = store.get(id)?.cutOut;
  if (cutOut && isPlainFinish(finish)) return cutOut.blob;
  const { backgroundPicture } = finish;
  const { blob } = await store.render(id, fileRequest(finish), {
    signal,
    preset: presetJob(finish),
    ...(backgroundPicture && { backgroundImage: backgroundPicture }),
  });
  return blob;
}
