/** One of the files that the engine is made of. */
export interface EngineFile {
  /** Where it is fetched from. */
  readonly url: string;
  readonly bytes: number;
  /** Names the content: what has another digest is not this file. */
  readonly sha256: string;
  /** What it is expected to cost on the line, where it may be compressed. */
  readonly transferBytes: number;
  /** Another origin serves it: it may send anything, and answers fewer questions. */
  readonly foreign: boolean;
}

/** A file on its way in: its room, and how much of it has arrived. */
export interface FileCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  received: number;
}

/** Room for a file, and nothing in it. */
export function emptyCopy({ bytes }: EngineFile): FileCopy {
  return { bytes: new Uint8Array(bytes), received: 0 };
}

/**
 * `model_unavailable`: a file of the engine did not arrive, after several tries. `model_corrupt`: one arrived twice,
 * and both times was not what this build expects. `page_outdated`: the service has no such file any more, so the page
 * that asks is from an older build.
 */
export type EngineFilesErrorCode = 'model_unavailable' | 'model_corrupt' | 'page_outdated';

/** Why the engine's files could not be had. Also thrown in a worker. */
export class EngineFilesError extends Error {
  override readonly name = 'EngineFilesError';
  readonly code: EngineFilesErrorCode;

  constructor(code: EngineFilesErrorCode, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.code = code;
  }
}
