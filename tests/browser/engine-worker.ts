/// <reference lib="webworker" />
import * as ort from 'onnxruntime-web/wasm';
import type { Engine } from '@/lib/browser/worker/engine';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import { createOrtSession } from '@/lib/browser/worker/ort-session';
import { performJob } from '@/lib/browser/worker/perform-job';
import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import type { Size } from '@/lib/core/image';
import { cutOut } from '@/lib/core/pipeline';
import { netSpec, type ModelManifest } from '@/lib/models/manifest';
import { ENGINE_PATHS } from './engine-paths';
import { fetchBlob } from './fetch-blob';

/*
 * The engine of the pages on files of a test: picture and weights by their address, results by PUT. For tests/parity.
 */

export interface EngineSetup {
  readonly manifest: ModelManifest;
  readonly threads: number;
}

export type EngineTask = EngineSetup &
  (
    | ({ readonly kind: 'pixels' } & Size)
    | { readonly kind: 'file'; readonly request: LocalRequest; readonly hasBackground: boolean }
  );

const scope = self as unknown as DedicatedWorkerGlobalScope;
let engine: Promise<Engine> | undefined;

// The runtime starts its threads from this very file, under a name of its own, and listens there itself.
if (!scope.name.startsWith('em-pthread')) {
  scope.onmessage = ({ data }: MessageEvent<EngineTask>) => {
    perform(data).then(
      () => scope.postMessage({ done: true }),
      (error: unknown) => scope.postMessage({ error: String(error) }),
    );
  };
}

async function perform(task: EngineTask): Promise<void> {
  const load = () => (engine ??= start(task));
  if (task.kind === 'pixels') {
    const { session, spec } = await load();
    const { width, height } = task;
    const data = new Uint8Array(await (await fetchBlob(ENGINE_PATHS.picture)).arrayBuffer());
    const { data: cut } = await cutOut({ width, height, data }, session, spec);
    await put(new Blob([cut as Uint8Array<ArrayBuffer>]));
    return;
  }
  const { request, hasBackground } = task;
  const picture = await fetchBlob(ENGINE_PATHS.picture);
  const backgroundImage = hasBackground ? await fetchBlob(ENGINE_PATHS.background) : undefined;
  const job = { picture, request, backgroundImage, maxPixels: MAX_INPUT_PIXELS };
  await put((await performJob(job, load, () => undefined)).blob);
}

async function start({ manifest, threads }: EngineSetup): Promise<Engine> {
  const [model, wasm] = await Promise.all([fetchBlob(ENGINE_PATHS.model), fetchBlob(ENGINE_PATHS.wasm)]);
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmBinary = await wasm.arrayBuffer();
  const session = await createOrtSession(ort, 'wasm', manifest, new Uint8Array(await model.arrayBuffer()));
  return { session, spec: netSpec(manifest) };
}

async function put(body: Blob): Promise<void> {
  const response = await fetch(ENGINE_PATHS.result, { method: 'PUT', body });
  if (!response.ok) throw new Error(`the result was not taken: ${response.status}`);
}
