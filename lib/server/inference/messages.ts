import type { ErrorCode } from '@/lib/contracts/error-codes';
import type { ExecutionProvider } from '@/lib/contracts/models';
import type { InputFormat, Notice, OutputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { Way } from '@/lib/core/solve/solution';
import type { StageTimings } from '@/lib/job/stages';
import type { Price } from './price';

/**
 * What parent and child say to each other over IPC. Pictures go beside it, through a pipe (`BytePipe`), in the order in
 * which messages name them.
 */

/** One picture to cut out, as uploaded: the parent decodes nothing. */
export interface JobRequest {
  readonly upload: Uint8Array;
  /** By magic bytes; the child holds the decoder to it. */
  readonly inputFormat: InputFormat;
  readonly request: RemoveRequest;
  /** Name of the installed model to cut out with. */
  readonly model: string;
  /** For a background of kind `picture`. */
  readonly backgroundImage: EncodedPicture | undefined;
}

/** A picture file, of the kind that its magic bytes say. */
export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly format: InputFormat;
}

export interface CutOut {
  /** The encoded cut-out. */
  readonly body: Uint8Array;
  readonly format: OutputFormat;
  /** Of the output, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the output as it would be if its size had no bound. */
  readonly unbound: Size;
  /** The smallest box of the output that holds the subject, in whole pixels; undefined where there is none. */
  readonly subject: Box | undefined;
  readonly notices: readonly Notice[];
  readonly way: Way;
  /** 0 to 1, as the core says it. */
  readonly certainty: number;
  readonly timings: StageTimings;
}

export type ToChild =
  | JobMessage
  /** Of a job that takes long: it may go on. */
  | { readonly type: 'go-on'; readonly id: number }
  /** Stop at the next stage: the client is gone, or another has to go first. */
  | { readonly type: 'cancel'; readonly id: number };

/** A job, whose pictures follow: the upload, then the background image where there is one. */
export interface JobMessage extends Omit<JobRequest, 'upload' | 'backgroundImage'> {
  readonly type: 'job';
  readonly id: number;
  readonly uploadBytes: number;
  readonly background: { readonly byteLength: number; readonly format: InputFormat } | undefined;
}

/** A provider that was asked for and does not run the graph. */
export interface SkippedProvider {
  readonly provider: ExecutionProvider;
  readonly reason: string;
}

export type FromChild =
  | ChildReady
  /** A model was loaded, the default at the start or another for a job. */
  | {
      readonly type: 'loaded';
      readonly model: string;
      readonly provider: ExecutionProvider;
      readonly skipped: readonly SkippedProvider[];
      readonly durationMs: number;
    }
  /** A job's model cannot be loaded, or run; the job's own end follows. */
  | { readonly type: 'model-failed'; readonly message: string }
  /** The child cannot serve at all (weights missing or altered, runtime broken); it exits after saying so. */
  | { readonly type: 'start-failed'; readonly message: string }
  /** The header has been read: from here on the job costs, whatever comes of it. A long one waits for `go-on`. */
  | { readonly type: 'probed'; readonly id: number; readonly price: Price }
  /** The cut-out's body follows. */
  | ({ readonly type: 'done'; readonly id: number; readonly bodyBytes: number } & Omit<CutOut, 'body'>)
  /** The picture cannot be cut out; the code is of the error table. */
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly code: ErrorCode;
      /** A format that takes the picture, where the one that was asked for does not. */
      readonly instead: OutputFormat | undefined;
      /** Whether what is there of the picture could be cut out. */
      readonly partial: boolean | undefined;
    }
  | { readonly type: 'cancelled'; readonly id: number }
  /** An exception that the table does not foresee, by its class only. */
  | { readonly type: 'failed'; readonly id: number; readonly errorClass: string };

/** The default model was loaded and has run once. */
interface ChildReady {
  readonly type: 'ready';
}
