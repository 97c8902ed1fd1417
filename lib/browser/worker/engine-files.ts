import { config } from 'zod';
import { parseManifest, type ModelManifest } from '@/lib/models/manifest';
import manifestJson from '@/models/clearcut-s/manifest.json';
import type { DownloadProgress } from './messages';

/** What the engine is made of. */
export interface EngineFiles {
  readonly model: Uint8Array<ArrayBuffer>;
  /** For `ort.env.wasm.wasmBinary`. */
  readonly wasm: ArrayBuffer;
  readonly manifest: ModelManifest;
}

interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

// Otherwise zod tries whether strings may be evaluated here. They may not, and each try is reported as a violation.
config({ jitless: true });

const MODEL = new URL('../../../models/clearcut-s/model.onnx', import.meta.url);
const WASM = new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url);
const WASM_BYTES = 14_239_897;

/**
 * Fetches the engine's files, plainly.
 * @throws Error where one does not arrive
 */
export async function loadEngineFiles({ signal, onProgress }: LoadOptions): Promise<EngineFiles> {
  const manifest = parseManifest(manifestJson);
  const totalBytes = manifest.bytes + WASM_BYTES;
  let receivedBytes = 0;
  const count = (bytes: number) => {
    receivedBytes += bytes;
    onProgress({ receivedBytes, totalBytes, secondsLeft: undefined });
  };
  const [model, wasm] = await Promise.all([MODEL, WASM].map((url) => fetchBytes(url, signal, count)));
  if (!model || !wasm) throw new Error('fewer files than were asked for');
  return { model: new Uint8Array(model), wasm, manifest };
}

async function fetchBytes(
  url: URL,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) throw new Error(`${url.pathname}: status ${response.status}`);
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        onBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted).arrayBuffer();
}
