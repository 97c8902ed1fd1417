import 'client-only';
import { DistinctNames, resultName } from './result-names';
import type { ResultFile, Saved, SaveOptions } from './save-zip';

/**
 * Writes results into a folder of the visitor's, one after the other. Nothing that is there is written over.
 *
 * @throws the signal's reason, after it fired; DOMException where the folder cannot be written to
 */
export async function saveToFolder(
  results: readonly ResultFile[],
  folder: FileSystemDirectoryHandle,
  { signal, onProgress }: SaveOptions,
): Promise<Saved> {
  const there: string[] = [];
  for await (const name of folder.keys()) there.push(name);
  const names = new DistinctNames(there);
  const written: string[] = [];
  const failed: string[] = [];
  for (const { pictureName, make } of results) {
    const blob = await make(signal).catch(() => undefined);
    signal.throwIfAborted();
    if (blob === undefined) {
      failed.push(pictureName);
      continue;
    }
    const name = names.take(resultName(pictureName, blob.type));
    const file = await folder.getFileHandle(name, { create: true });
    await blob.stream().pipeTo(await file.createWritable(), { signal });
    written.push(name);
    onProgress(written.length);
  }
  return { names: written, failed };
}
