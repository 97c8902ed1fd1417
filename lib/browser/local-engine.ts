import 'client-only';
import { maxLocalPixels } from './device-limits';
import { noteEngineDownloaded } from './engine-download';
import { RemoveFault } from './remove-fault';
import { WorkerBridge } from './worker-bridge';
import { EngineFault } from './worker/engine-fault';
import type { EngineJob, EngineProgress, EngineResult, LocalFormat } from './worker/messages';

/** Long enough for the next photo of a series, short enough for a phone that needs the memory. */
const IDLE_MS = 20_000;
/** The slowest single step that was seen, a phone's first run, takes a few seconds. */
const MAX_SILENCE_MS = 120_000;

interface LocalOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: EngineProgress) => void;
  readonly format?: LocalFormat;
}

// Bundlers recognise a worker by these very words.
const startWasm = () =>
  new Worker(new URL('./worker/wasm-engine.ts', import.meta.url), { type: 'module', name: 'cut-out' });

const wasm = new WorkerBridge<EngineJob, EngineProgress, EngineResult>(startWasm, {
  idleMs: IDLE_MS,
  maxSilenceMs: MAX_SILENCE_MS,
});

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
export async function cutOutHere(
  picture: Blob,
  { signal, onProgress, format = 'png' }: LocalOptions,
): Promise<EngineResult> {
  if (!canCutOutHere()) throw new RemoveFault('device_not_supported');
  const job = { picture, format, maxPixels: maxLocalPixels(navigator) };
  try {
    const result = await wasm.run(job, { signal, onProgress });
    noteEngineDownloaded();
    return result;
  } catch (error) {
    throw error instanceof EngineFault ? new RemoveFault(error.code) : error;
  }
}
