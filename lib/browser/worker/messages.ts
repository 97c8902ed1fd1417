import type { DownloadProgress } from '@/lib/browser/model/download-meter';
import type { EngineFilesFaultCode } from '@/lib/browser/model/engine-files-fault';
import type { Encoding, Notice, RemoveRequest } from '@/lib/contracts/remove';
import type { Stage } from '@/lib/core/pipeline';

/** What is said between a page and its engine. Types only: both sides are compiled with it. */

/** What the engine can write. */
export type LocalFormat = 'png' | 'webp' | 'jpeg';

/** What a caller can ask of the engine: all that can be asked of the service, in fewer formats. */
export interface LocalRequest extends RemoveRequest {
  readonly encoding: Encoding & { readonly format: LocalFormat };
}

/** One picture to cut out. */
export interface EngineJob {
  /** As the visitor chose it; a reference, no copy. */
  readonly picture: Blob;
  readonly request: LocalRequest;
  /** For a background of kind `picture`. */
  readonly backgroundImage?: Blob | undefined;
  /** Largest picture that this device can hold, in pixels; a larger one is scaled down to it. */
  readonly maxPixels: number;
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
  readonly notices: readonly Notice[];
  /** How sure the cut-out is, 0 to 1. */
  readonly certainty: number;
  /** The picture was larger than the device can hold. */
  readonly scaledDown: boolean;
  /** How long the net ran, in milliseconds. */
  readonly inferMs: number;
}

/**
 * `picture_unreadable`: the browser cannot decode the file; `background_image_unreadable`: nor that for behind it.
 * `region_empty`: no pixel is inside the region that was asked for. `engine_not_started`: the engine's files are here and do
 * not start. `device_failed`: the work itself failed, mostly for want of memory. The rest: the files did not arrive.
 */
export type EngineFaultCode =
  | 'picture_unreadable'
  | 'too_many_pixels'
  | 'background_image_unreadable'
  | 'region_empty'
  | 'engine_not_started'
  | 'device_failed'
  | EngineFilesFaultCode;

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
