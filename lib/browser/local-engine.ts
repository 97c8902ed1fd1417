import 'client-only';
import { plainRequest } from '../contracts/remove';
import { blankPicture } from './blank-picture';
import { savesData } from './connection';
import { maxLocalPixels } from './device-limits';
import { hasGraphicsCard } from './gpu-adapter';
import { GpuTrial } from './gpu-trial';
import { RemoveFault } from './remove-fault';
import { WorkerBridge } from './worker-bridge';
import { EngineFault, FAULTS_OF_JOB } from './worker/engine-fault';
import type { EngineJob, EngineProgress, EngineResult, LocalRequest } from './worker/messages';

const LIFE = {
  /** Long enough for the next photo of a series, short enough for a phone that needs the memory. */
  idleMs: 20_000,
  /** The slowest single step that was seen, a phone's first run, takes a few seconds. */
  maxSilenceMs: 120_000,
};

type Bridge = WorkerBridge<EngineJob, EngineProgress, EngineResult>;

// Bundlers recognise a worker by these very words.
const processor: Bridge = new WorkerBridge(
  () => new Worker(new URL('./worker/wasm-engine.ts', import.meta.url), { type: 'module' }),
  LIFE,
);
const graphicsCard: Bridge = new WorkerBridge(
  () => new Worker(new URL('./worker/webgpu-engine.ts', import.meta.url), { type: 'module' }),
  LIFE,
);

const trial = new GpuTrial({
  isPossible: async () => !savesData() && (await hasGraphicsCard()),
  run: async (signal) => {
    const work = job(await blankPicture());
    return (await graphicsCard.run(work, { signal, onProgress: () => undefined })).inferMs;
  },
  release: () => graphicsCard.terminate(),
});

/** What the tool asks for. */
const PLAIN = plainRequest('png');

interface LocalOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: EngineProgress) => void;
  /** The plain cut-out as PNG where it is left out. */
  readonly request?: LocalRequest;
  /** For a background of kind `picture`. */
  readonly backgroundImage?: Blob;
}

/** Whether this browser has all that the engine needs. */
export function canCutOutHere(): boolean {
  return [typeof Worker, typeof OffscreenCanvas, typeof WebAssembly].every((kind) => kind !== 'undefined');
}

/**
 * Cuts a picture out on this device, off the main thread. Nothing of it leaves.
 *
 * @throws RemoveFault what went wrong, by code
 * @throws the signal's reason, after it fired
 */
export async function cutOutHere(picture: Blob, options: LocalOptions): Promise<EngineResult> {
  try {
    if (trial.won) return await graphicsCard.run(job(picture, options), options);
  } catch (error) {
    if (!(error instanceof EngineFault) || FAULTS_OF_JOB.has(error.code)) throw asRemoveFault(error);
    trial.lose();
  }
  const result = await cutOutOnProcessor(picture, options);
  // Where no net ran there is nothing to learn of its pace.
  if (result.inferMs > 0) void trial.noteProcessorRun(result.inferMs);
  return result;
}

/**
 * The same without the graphics card, whatever has proved faster, and without a trial of it: a run that is measured
 * changes nothing for those that follow.
 */
export async function cutOutOnProcessor(picture: Blob, options: LocalOptions): Promise<EngineResult> {
  if (!canCutOutHere()) throw new RemoveFault('device_not_supported');
  try {
    return await processor.run(job(picture, options), options);
  } catch (error) {
    throw asRemoveFault(error);
  }
}

function job(picture: Blob, { request = PLAIN, backgroundImage }: Partial<LocalOptions> = {}): EngineJob {
  return { picture, request, backgroundImage, maxPixels: maxLocalPixels(navigator) };
}

function asRemoveFault(caught: unknown): unknown {
  return caught instanceof EngineFault ? new RemoveFault(caught.code) : caught;
}
