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
