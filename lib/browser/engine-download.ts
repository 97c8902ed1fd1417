import 'client-only';
import manifest from '@/models/clearcut-s/manifest.json';
import { savesData } from './connection';

/** What the engine's files come to, in bytes on the line. */
export const ENGINE_BYTES = manifest.bytes + 14_239_897;

let downloaded = false;

/** The engine has started once in this visit: the browser has its files. */
export function noteEngineDownloaded(): void {
  downloaded = true;
}

/** What is to be known before the engine starts. */
export interface EngineFilesStatus {
  /** What a start would have to download, in bytes on the line. */
  readonly downloadBytes: number;
  /** The visitor's browser asks to spare data: ask before the download. */
  readonly saveData: boolean;
}

/** Looks up what is missing. Nothing is fetched. */
export function engineFilesStatus(): Promise<EngineFilesStatus> {
  return Promise.resolve({ downloadBytes: downloaded ? 0 : ENGINE_BYTES, saveData: savesData() });
}
