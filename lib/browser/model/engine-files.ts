import { PUBLIC_VALUES, readPublicConfig } from '@/lib/config/public';
import { DEFAULT_MANIFEST as manifest } from '@/lib/contracts/default-model';
import { MODEL_FILES_PATH, modelFileName, ORT_WASM } from '@/lib/contracts/engine-files';
import type { EngineFile } from './engine-file';

/* Also runs in a worker: no DOM here. */

// Checked when the pages were built.
const { modelBaseUrl, ortBaseUrl } = readPublicConfig(PUBLIC_VALUES).config;

/** The weights. */
export const MODEL_FILE: EngineFile = {
  url: `${modelBaseUrl ?? MODEL_FILES_PATH}/${modelFileName(manifest)}`,
  bytes: manifest.bytes,
  sha256: manifest.sha256,
  transferBytes: manifest.bytes,
  foreign: modelBaseUrl !== undefined,
};

/** onnxruntime-web's WebAssembly, where the bundler has put it. */
export const WASM_FILE: EngineFile = {
  url:
    ortBaseUrl === undefined
      ? new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url).href
      : `${ortBaseUrl}/${ORT_WASM.name}`,
  bytes: ORT_WASM.bytes,
  sha256: ORT_WASM.sha256,
  transferBytes: ORT_WASM.transferBytes,
  foreign: ortBaseUrl !== undefined,
};

/** All of them. */
export const ENGINE_FILES: readonly EngineFile[] = [MODEL_FILE, WASM_FILE];
