import './zod-without-eval';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';
import { parseManifest, type ModelManifest } from '@/lib/models/manifest';
import { MODEL_FILE, WASM_FILE } from './engine-files';
import { loadFiles, type LoadOptions } from './load-files';

/* Also runs in a worker: no DOM here. */

/** What the engine is made of. */
export interface EngineFiles {
  readonly model: Uint8Array<ArrayBuffer>;
  /** For `ort.env.wasm.wasmBinary`. */
  readonly wasm: ArrayBuffer;
  readonly manifest: ModelManifest;
}

/**
 * Gets the engine's files: from this browser's storage, and what is not there from where this build says.
 *
 * @throws EngineFilesError model_unavailable, model_corrupt or page_outdated
 * @throws DOMException named AbortError, or the signal's own reason, after the signal fired
 */
export async function loadEngineFiles(options: LoadOptions): Promise<EngineFiles> {
  const [model, wasm] = await loadFiles([MODEL_FILE, WASM_FILE], options);
  if (!model || !wasm) throw new Error('fewer files than were asked for');
  return { model, wasm: wasm.buffer, manifest: parseManifest(DEFAULT_MANIFEST) };
}
