import 'client-only';
import manifest from '@/models/clearcut-s/manifest.json';
import { BYTES_PER_MEGABYTE } from '../contracts/limits';

/** onnxruntime's WebAssembly file, in bytes; the model is beside it. */
const RUNTIME_BYTES = 14_239_897;

/** What the engine's files come to, in whole megabytes: they are downloaded once. */
export const ENGINE_MEGABYTES = Math.ceil((manifest.bytes + RUNTIME_BYTES) / BYTES_PER_MEGABYTE);

let downloaded = false;

/** The engine has started once in this visit: the browser has its files. */
export function noteEngineDownloaded(): void {
  downloaded = true;
}

/** Whether the visitor pays for data, or saves it, and the engine would still have to be downloaded. */
export function downloadNeedsConsent(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return !downloaded && connection?.saveData === true;
}
