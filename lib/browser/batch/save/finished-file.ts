import 'client-only';
import { fileRequest, type Finish, isPlainFinish, presetJob } from '../../pictures/finish';
import type { PictureStore } from '../../pictures/picture-store';

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

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
