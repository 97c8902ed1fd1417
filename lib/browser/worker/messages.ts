import type { DownloadProgress } from '@/lib/browser/model/download-meter';
import type { EngineFilesErrorCode } from '@/lib/browser/model/engine-file';
import type { ResultFacts } from '@/lib/contracts/presets/check-preset';
import type { PresetName } from '@/lib/contracts/presets/presets';
import type { Encoding, Notice, RemoveRequest } from '@/lib/contracts/remove';
import type { SniffErrorCode } from '@/lib/contracts/sniff';
import type { Size } from '@/lib/core/image';
import type { SubjectSummary } from '@/lib/core/subject-summary';
import type { JobStage, StageTimings } from '@/lib/job/stages';

/** What is said between a page and its engine. Types only: both sides are compiled with it. */

/** What the engine can write. */
export type LocalFormat = 'png' | 'webp' | 'jpeg';

/** What a caller can ask of the engine: all that can be asked of the service, in fewer formats. */
export interface LocalRequest extends RemoveRequest {
  readonly encoding: Encoding & { readonly format: LocalFormat };
}

/** What decides on how a solution looks. */
export interface LocalRendering extends Pick<LocalRequest, 'encoding' | 'channels' | 'rendering'> {
  /**
   * What the file may have at most. Its quality is lowered until it does, or is as asked for where that does not help.
   */
  readonly maxBytes?: number | undefined;
}

/** For what a picture is made. */
export interface PresetJob {
  readonly name: PresetName;
  /**
   * Row of the chin in the file's picture, as a person has pointed it out. Undefined: guessed, for the frame only.
   */
  readonly chin: number | undefined;
}

/** What was found while a picture was made for a preset. */
export interface PresetFound {
  /** Of the file, or of the original where a preset does nothing but check; undefined for a preview. */
  readonly facts: ResultFacts | undefined;
  /** Where the chin can be; undefined where there is no subject. */
  readonly chinRows: ChinRows | undefined;
  /**
   * False where a portrait could not be framed. There is no subject, or too little of the picture around its head.
   */
  readonly framed: boolean;
}

/** Rows of the file's picture. */
export interface ChinRows {
  readonly least: number;
  readonly most: number;
  /** Where most chins are. */
  readonly guess: number;
  /** How many rows the picture has. */
  readonly height: number;
}

interface PictureJob {
  /** The picture's, in the page. */
  readonly id: string;
  /** As the visitor chose it; a reference, no copy. */
  readonly picture: Blob;
  /** Largest picture that this device can hold, in pixels; a larger one is scaled down to it. */
  readonly maxPixels: number;
  /** For a background of kind `picture`. */
  readonly backgroundImage?: Blob | undefined;
  /** Whether the solution is kept for renderings to come, until it is released or the worker ends. */
  readonly keep: boolean;
}

/** A picture to solve, and how it is to look first. */
export interface SolveJob extends PictureJob {
  readonly kind: 'solve';
  readonly request: LocalRequest;
  /** Whether it is solved only if no net is needed: the engine's files are not fetched. */
  readonly withoutNet?: boolean;
}

/** A solved picture that is to look otherwise. Where its solution is not kept, one is made of the plain cut-out. */
export interface RenderJob extends PictureJob {
  readonly kind: 'render';
  readonly request: LocalRendering;
  /** As PNG, of the worked-on picture's size. */
  readonly plainCutOut: Blob;
  /** Renders it no larger than so many pixels, from a solution that is reduced once; undefined: as asked for. */
  readonly previewPixels?: number | undefined;
  /** Undefined: for none. */
  readonly preset?: PresetJob | undefined;
}

/** A picture whose solution is wanted no more. */
export interface ReleaseJob {
  readonly kind: 'release';
  readonly id: string;
}

export type EngineJob = SolveJob | RenderJob | ReleaseJob;

/** How far a job has come. */
export type EngineProgress =
  ({ readonly step: 'download' } & DownloadProgress) | { readonly step: 'start' | JobStage };

/** A solution as it was to look. */
export interface RenderResult {
  readonly kind: 'render';
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** Of the worked-on picture, whatever the rendering's size. */
  readonly pictureSize: Size;
  /** Where it was made for a preset that makes or checks something. */
  readonly preset?: PresetFound | undefined;
  /** How long it took, in milliseconds, by stage. */
  readonly timings: StageTimings;
}

/** A solution as it was to look first, and what was found. */
export interface SolveResult extends Omit<RenderResult, 'kind'> {
  readonly kind: 'solve';
  readonly notices: readonly Notice[];
  /** How sure the cut-out is, 0 to 1. */
  readonly certainty: number;
  readonly subjects: SubjectSummary;
  /** The picture was larger than the device can hold. */
  readonly scaledDown: boolean;
  /** The file's colours are those of print (CMYK), which this browser has converted in its own way. */
  readonly printColours: boolean;
}

export type EngineResult =
  | SolveResult
  | RenderResult
  | { readonly kind: 'release' }
  /** Of a picture that was to be solved without a net. */
  | { readonly kind: 'net-needed' };

/**
 * `picture_unreadable`: the browser cannot decode the file. Those of {@link SniffErrorCode} where it is no picture of a
 * kind that is read. `picture_truncated`: a part of it is missing. `background_image_unreadable`: it cannot decode the
 * one for behind it. `canvas_altered`: the browser changes what is read from a canvas. `region_empty`: no pixel is
 * inside the region that was asked for. `engine_not_started`: the engine's files are here and do not start.
 * `device_failed`: the work itself failed, mostly for want of memory. The rest: the files did not arrive.
 */
export type EngineErrorCode =
  | 'picture_unreadable'
  | 'picture_truncated'
  | 'canvas_altered'
  | 'too_many_pixels'
  | 'background_image_unreadable'
  | 'region_empty'
  | 'engine_not_started'
  | 'device_failed'
  | 'no_room_here'
  | SniffErrorCode
  | EngineFilesErrorCode;

/** A job, and the number by which its answer is known. */
export interface WorkerTask<Job> {
  readonly turn: number;
  readonly job: Job;
}

/** What a worker answers to a job, under its number: progress, then one of the others. */
export type WorkerReply<Progress, Result> = { readonly turn: number } & (
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: Result }
  | {
      readonly type: 'failed';
      readonly code: EngineErrorCode;
      /** For the console of whoever looks for the cause; it names no picture. */
      readonly detail: string;
      /** What is there of the picture could be cut out. */
      readonly partial: boolean;
    }
);

export type EngineReply = WorkerReply<EngineProgress, EngineResult>;
