import 'client-only';
import { RESULTS_FOLDER } from '../settings/store-names';

/**
 * Files of this page in the origin-private file system, in a folder of its own. A lock says as long as the page lives
 * that the folder is in use. One without a lock is left over, and `results-storage.ts` removes it.
 */
export class ResultFiles {
  #folder: Promise<FileSystemDirectoryHandle> | undefined;
  #written = 0;

  /**
   * Writes a file.
   * @returns its name, and the file by reference
   * @throws whatever the browser throws where it has no such files, or no room
   */
  async write(content: Blob | ArrayBuffer): Promise<{ readonly name: string; readonly file: File }> {
    const folder = await (this.#folder ??= openFolder());
    const name = String((this.#written += 1));
    const handle = await folder.getFileHandle(name, { create: true });
    try {
      const writable = await handle.createWritable();
      // Aborted by the browser where this throws.
      await writable.write(content);
      await writable.close();
      return { name, file: await handle.getFile() };
    } catch (error) {
      await this.remove(name);
      throw error;
    }
  }

  /** Removes a file; one that has gone already is no error. */
  async remove(name: string): Promise<void> {
    await this.#folder?.then((folder) => folder.removeEntry(name)).catch(() => undefined);
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const name = crypto.randomUUID();
  await lockWhilePageLives(name);
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(RESULTS_FOLDER, { create: true });
  return all.getDirectoryHandle(name, { create: true });
}

/** Held until the browser takes it back: it does so when the page goes, crashed or not. */
function lockWhilePageLives(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const held = () => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(`${RESULTS_FOLDER}/${name}`, held).catch(reject);
  });
}
