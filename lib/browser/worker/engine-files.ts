import { config } from 'zod';
import { parseManifest, type ModelManifest } from '@/lib/models/manifest';
import manifestJson from '@/models/clearcut-s/manifest.json';

/** What the engine is made of. */
export interface EngineFiles {
  readonly model: Uint8Array;
  readonly wasm: ArrayBuffer;
  readonly manifest: ModelManifest;
}

interface LoadOptions {
  readonly onProgress: (loadedBytes: number, totalBytes: number) => void;
}

// Otherwise zod tries whether strings may be evaluated here. They may not, and each try is reported as a violation.
config({ jitless: true });

const MODEL = new URL('../../../models/clearcut-s/model.onnx', import.meta.url);
const WASM = new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url);

/** Fetches the engine's files. */
export async function loadEngineFiles({ onProgress }: LoadOptions): Promise<EngineFiles> {
  const manifest = parseManifest(manifestJson);
  const loaded = { model: 0, wasm: 0 };
  const report = (part: keyof typeof loaded) => (bytes: number) => {
    loaded[part] += bytes;
    onProgress(loaded.model + loaded.wasm, manifest.bytes + 14_239_897);
  };
  const [model, wasm] = await Promise.all([
    fetchBytes(MODEL, report('model')),
    fetchBytes(WASM, report('wasm')),
  ]);
  return { model: new Uint8Array(model), wasm, manifest };
}

async function fetchBytes(url: URL, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(url);
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
