import 'client-only';
import { plainRequest } from '../../contracts/remove';
import { otherEngineMayTry } from '../errors/device-errors';
import { RemoveError } from '../errors/remove-error';
import { savesData } from '../settings/connection';
import { EngineError } from '../worker/engine-error';
import type {
  EngineJob,
  EngineProgress,
  EngineResult,
  LocalRendering,
  LocalRequest,
  PresetJob,
  RenderResult,
  SolveJob,
  SolveResult,
} from '../worker/messages';
import { hasGraphicsCard, maxLocalPixels } from './device-hardware';
import { GpuTrial } from './gpu-trial';
import { WorkerBridge } from './worker-bridge';

const LIFE = {
  /** Long enough for the next photo of a series, short enough for a phone that needs the memory. */
  idleMs: 20_000,
  /** The slowest single step that was seen, a phone's first run, takes a few seconds. */
  maxSilenceMs: 120_000,
};

type Bridge = WorkerBridge<EngineJob, EngineProgress, EngineResult>;

// Bundlers recognise a worker by these very words.
const processor: Bridge = new WorkerBridge(
  () => new Worker(new URL('../worker/wasm-engine.ts', import.meta.url), { type: 'module' }),
  LIFE,
);
const graphicsCard: Bridge = new WorkerBridge(
  () => new Worker(new URL('../worker/webgpu-engine.ts', import.meta.url), { type: 'module' }),
  LIFE,
);

const trial = new GpuTrial({
  isPossible: async () => !savesData() && (await hasGraphicsCard()),
  run: async (signal) => {
    const options = { signal, onProgress: () => undefined };
    return (await solveOn(graphicsCard, await blankPicture(), options)).timings.infer;
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
  /** Under which id the solution is kept for {@link renderHere}; undefined: not at all. */
  readonly keepAs?: string;
}

/** Whether this browser has all that the engine needs. */
export function canCutOutHere(): boolean {
  return [typeof Worker, typeof OffscreenCanvas, typeof WebAssembly].every((kind) => kind !== 'undefined');
}

/**
 * Solves a picture on this device and renders it, off the main thread. Nothing of it leaves.
 *
 * @throws RemoveError what went wrong, by code
 * @throws the signal's reason, after it fired
 */
export async function cutOutHere(picture: Blob, options: LocalOptions): Promise<SolveResult> {
  try {
    if (trial.won) return await solveOn(graphicsCard, picture, options);
  } catch (error) {
    if (!(error instanceof EngineError) || !otherEngineMayTry(error.code)) throw asRemoveError(error);
    trial.lose();
  }
  const result = await cutOutOnProcessor(picture, options);
  // Where no net ran there is nothing to learn of its pace.
  if (result.timings.infer > 0) void trial.noteProcessorRun(result.timings.infer);
  return result;
}

/**
 * The same without the graphics card, whatever has proved faster, and without a trial of it. A run that is measured
 * changes nothing for those that follow.
 */
export async function cutOutOnProcessor(picture: Blob, options: LocalOptions): Promise<SolveResult> {
  if (!canCutOutHere()) throw new RemoveError('device_not_supported');
  try {
    return await solveOn(processor, picture, options);
  } catch (error) {
    throw asRemoveError(error);
  }
}

/**
 * {@link cutOutHere}, for pictures that need no net: nothing of the engine is fetched.
 *
 * @returns undefined where a net is needed
 * @throws as {@link cutOutHere} does
 */
export async function cutOutWithoutNet(
  picture: Blob,
  options: LocalOptions,
): Promise<SolveResult | undefined> {
  if (!canCutOutHere()) throw new RemoveError('device_not_supported');
  try {
    const result = await processor.run({ ...solveJob(picture, options), withoutNet: true }, options);
    return result.kind === 'solve' ? result : undefined;
  } catch (error) {
    throw asRemoveError(error);
  }
}

/** A picture that is solved already, here or by the service. */
export interface SolvedPicture {
  readonly id: string;
  readonly picture: Blob;
  /** As PNG, in full size. */
  readonly plainCutOut: Blob;
}

interface RenderHereOptions extends Pick<LocalOptions, 'signal' | 'backgroundImage'> {
  readonly request: LocalRendering;
  /** Whether its solution is kept for the next rendering. */
  readonly keep: boolean;
  /** To be looked at only: no larger than so many pixels. */
  readonly previewPixels?: number | undefined;
  /** Undefined: for none. */
  readonly preset?: PresetJob | undefined;
}

/**
 * Renders a solved picture otherwise, off the main thread. No net runs and none is loaded. Where the worker has not
 * kept the solution, the two files are decoded again.
 *
 * @throws RemoveError what went wrong, by code
 * @throws the signal's reason, after it fired
 */
export async function renderHere(solved: SolvedPicture, options: RenderHereOptions): Promise<RenderResult> {
  if (!canCutOutHere()) throw new RemoveError('device_not_supported');
  const { signal, ...asked } = options;
  const job = { kind: 'render', ...solved, ...asked, maxPixels: maxLocalPixels(navigator) } as const;
  try {
    const bridge = trial.won ? graphicsCard : processor;
    return (await bridge.run(job, { signal, onProgress: () => undefined })) as RenderResult;
  } catch (error) {
    throw asRemoveError(error);
  }
}

/** Lets a kept solution go. */
export async function releaseHere(id: string): Promise<void> {
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const bridges = [processor, graphicsCard];
  await Promise.allSettled(bridges.map((bridge) => bridge.runIfStarted({ kind: 'release', id }, options)));
}

async function solveOn(bridge: Bridge, picture: Blob, options: LocalOptions): Promise<SolveResult> {
  // A worker answers a job in kind.
  return (await bridge.run(solveJob(picture, options), options)) as SolveResult;
}

function solveJob(picture: Blob, { request = PLAIN, backgroundImage, keepAs }: LocalOptions): SolveJob {
  return {
    kind: 'solve',
    id: keepAs ?? '',
    keep: keepAs !== undefined,
    picture,
    request,
    backgroundImage,
    maxPixels: maxLocalPixels(navigator),
  };
}

function asRemoveError(caught: unknown): unknown {
  return caught instanceof EngineError ? new RemoveError(caught.code, caught) : caught;
}

/** A picture of nothing, for runs whose result nobody sees. The net takes as long over it as over a photo. */
export function blankPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 64);
  canvas.getContext('2d');
  return canvas.convertToBlob();
}
