/// <reference lib="webworker" />
import * as ort from 'onnxruntime-web/wasm';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import { createOrtSession } from '@/lib/browser/worker/ort-session';
import { performJob, type Solutions } from '@/lib/browser/worker/perform-job';
import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import { plainRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { cutOut } from '../fixtures/cut-out';
import type { Net } from '@/lib/core/solve/net';
import { timingsOf, type StageTimings } from '@/lib/job/stages';
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
    | { readonly kind: 'again'; readonly request: LocalRequest; readonly plainCutOut: 'kept' | 'file' }
  );

/** Where a picture's time went: solved and rendered plainly, rendered again, and rendered with nothing kept. */
export interface AgainTimes {
  readonly solved: StageTimings;
  readonly again: StageTimings;
}

const PLAIN: LocalRequest = plainRequest('png');
const scope = self as unknown as DedicatedWorkerGlobalScope;
let engine: Promise<Net> | undefined;

// The runtime starts its threads from this very file, under a name of its own, and listens there itself.
if (!scope.name.startsWith('em-pthread')) {
  scope.onmessage = ({ data }: MessageEvent<EngineTask>) => {
    perform(data).then(
      (reply) => scope.postMessage({ done: true, ...reply }),
      (error: unknown) => scope.postMessage({ error: String(error) }),
    );
  };
}

async function perform(task: EngineTask): Promise<Partial<AgainTimes>> {
  const load = () => (engine ??= start(task));
  if (task.kind === 'pixels') {
    const { session, spec } = await load();
    const { width, height } = task;
    const data = new Uint8Array(await (await fetchBlob(ENGINE_PATHS.picture)).arrayBuffer());
    const { data: cut } = await cutOut({ width, height, data }, session, spec);
    await put(new Blob([cut as Uint8Array<ArrayBuffer>]));
    return {};
  }
  if (task.kind === 'again') return renderAgain(task, load);
  const { request, hasBackground } = task;
  const picture = await fetchBlob(ENGINE_PATHS.picture);
  const backgroundImage = hasBackground ? await fetchBlob(ENGINE_PATHS.background) : undefined;
  const job = {
    ...({ kind: 'solve', id: 'a test', keep: false } as const),
    ...{ picture, request, backgroundImage, maxPixels: MAX_INPUT_PIXELS },
  };
  const result = await performJob(job, new Map(), load, () => undefined);
  if (result.kind !== 'solve') throw new Error(`expected a solution but got ${result.kind}`);
  await put(result.blob);
  return {};
}

/**
 * Renders a picture that is solved already. It takes what the worker keeps of it, or its file and a plain cut-out that
 * came from elsewhere.
 */
async function renderAgain(
  { request, plainCutOut }: EngineTask & { kind: 'again' },
  load: () => Promise<Net>,
): Promise<AgainTimes> {
  const picture = await fetchBlob(ENGINE_PATHS.picture);
  const job = { id: 'a test', picture, maxPixels: MAX_INPUT_PIXELS, keep: plainCutOut === 'kept' };
  const solutions: Solutions = new Map();
  const solved =
    plainCutOut === 'kept'
      ? await performJob({ ...job, kind: 'solve', request: PLAIN }, solutions, load, () => undefined)
      : undefined;
  if (solved && solved.kind !== 'solve') throw new Error(`expected a solution but got ${solved.kind}`);
  const cutOut = solved?.blob ?? (await fetchBlob(ENGINE_PATHS.cutOut));
  const noNet = () => Promise.reject(new Error('the net was asked again'));
  const rendering = { ...job, kind: 'render', request, plainCutOut: cutOut } as const;
  const again = await performJob(rendering, solutions, noNet, () => undefined);
  if (again.kind !== 'render') throw new Error(`expected a rendering but got ${again.kind}`);
  await put(again.blob);
  return { solved: solved?.timings ?? timingsOf({}), again: again.timings };
}

async function start({ manifest, threads }: EngineSetup): Promise<Net> {
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
