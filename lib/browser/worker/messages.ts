import type { Stage } from '@/lib/core/pipeline';

/** What is said between a page and its engine. Types only: both sides are compiled with it. */

/** What the engine can write. */
export type LocalFormat = 'png' | 'webp' | 'jpeg';

/** One picture to cut out. */
export interface EngineJob {
  /** As the visitor chose it; a reference, no copy. */
  readonly picture: Blob;
  readonly format: LocalFormat;
  /** Largest picture that this device can hold, in pixels; a larger one is scaled down to it. */
  readonly maxPixels: number;
}

/** How far the download of the engine's files has come, in bytes on the line. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
  /** Undefined until there is something to go by. */
  readonly secondsLeft: number | undefined;
}

/** How far a job has come. */
export type EngineProgress =
  | ({ readonly step: 'download' } & DownloadProgress)
  | { readonly step: 'decode' | 'start' | Stage | 'encode' };

/** A cut-out made by the engine. */
export interface EngineResult {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** The picture has more than one frame, of which the first was cut out. */
  readonly animated: boolean;
  /** The picture was larger than the device can hold. */
  readonly scaledDown: boolean;
  /** How long the net ran, in milliseconds. */
  readonly inferMs: number;
}

/**
 * `picture_unreadable`: the browser cannot decode the file. `engine_unavailable`: the engine's files did not arrive or
 * do not start here. `device_failed`: the work itself failed, mostly for want of memory.
 */
export type EngineFaultCode = 'picture_unreadable' | 'engine_unavailable' | 'device_failed';

/** What a worker answers to a job: progress, then one of the others. */
export type WorkerReply<Progress, Result> =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: Result }
  | {
      readonly type: 'failed';
      readonly code: EngineFaultCode;
      /** For the console of whoever looks for the cause; it names no picture. */
      readonly detail: string;
    };

export type EngineReply = WorkerReply<EngineProgress, EngineResult>;
