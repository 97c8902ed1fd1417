import { savesData } from '../settings/connection';
import type { EngineFile } from './engine-file';
import { ENGINE_FILES } from './engine-files';
import { discardOthers, storedBytes } from './file-store';
import { forgetUnfinished } from './load-file';

/* Also runs in a worker: no DOM here. */

/** What a visitor is to know before the engine starts. */
export interface EngineFilesStatus {
  /** What this browser keeps of the engine, in bytes of its storage. */
  readonly storedBytes: number;
  /** What a start would have to download, in bytes on the line; 0 where all is kept. */
  readonly downloadBytes: number;
  /** The visitor's browser asks to spare data: ask before the download. */
  readonly saveData: boolean;
}

/** Looks up what is kept and what is missing. Nothing is fetched, and nothing is verified. */
export async function engineFilesStatus(
  files: readonly EngineFile[] = ENGINE_FILES,
): Promise<EngineFilesStatus> {
  const kept = await Promise.all(files.map(storedBytes));
  // What is left comes as a part, unpacked, or as the whole, packed: whichever is less.
  const missing = files.map(({ bytes, transferBytes }, index) =>
    Math.min(bytes - (kept[index] ?? 0), transferBytes),
  );
  return {
    storedBytes: sum(kept),
    downloadBytes: sum(missing),
    saveData: savesData(),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Removes all that this browser keeps of the engine, of every version. */
export async function removeEngineFiles(): Promise<void> {
  forgetUnfinished();
  await discardOthers([]);
}
