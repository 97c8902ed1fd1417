import 'client-only';
import { RESULTS_FOLDER } from '../settings/store-names';

/*
 * What every page may do with results that lie in files, without the code that writes any.
 */

/** Deletes what pages that are gone have left behind: their folders are locked by nobody. */
export async function removeLeftResults(): Promise<void> {
  const folder = await resultsFolder();
  if (folder === undefined) return;
  for (const name of await namesIn(folder)) {
    await navigator.locks.request(`${RESULTS_FOLDER}/${name}`, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await remove(folder, name);
    });
  }
}

/** What results in files take, those of other tabs included, in bytes. What nobody uses any more goes first. */
export async function resultsBytes(): Promise<number> {
  await removeLeftResults();
  const folder = await resultsFolder();
  return folder === undefined ? 0 : bytesIn(folder).catch(() => 0);
}

/** Removes all of them: an open batch is without these then. */
export async function clearResults(): Promise<void> {
  const folder = await resultsFolder();
  if (folder === undefined) return;
  for (const name of await namesIn(folder)) await remove(folder, name);
}

/** @returns undefined where there is none, or the browser has no such files */
async function resultsFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(RESULTS_FOLDER);
  } catch {
    return undefined;
  }
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

/** A file that is being written cannot be removed, and goes at the next load. */
async function remove(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await folder.removeEntry(name, { recursive: true }).catch(() => undefined);
}

async function bytesIn(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const handle of folder.values()) {
    bytes += handle.kind === 'file' ? (await handle.getFile()).size : await bytesIn(handle);
  }
  return bytes;
}
