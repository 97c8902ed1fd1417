import { EngineFilesError } from '@/lib/browser/model/engine-file';
import type { EngineErrorCode } from './messages';

/** Why the engine could not cut a picture out. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  /** What is there of the picture could be cut out. */
  readonly partial: boolean;

  constructor(code: EngineErrorCode, cause?: unknown, partial = false) {
    super(cause instanceof Error ? `${code}: ${cause.message}` : code, { cause });
    this.code = code;
    this.partial = partial;
  }
}

/** Carries what was caught as an error of the given kind, unless it says its own. */
export function asEngineError(code: EngineErrorCode, caught: unknown): EngineError {
  if (caught instanceof EngineError) return caught;
  return new EngineError(caught instanceof EngineFilesError ? caught.code : code, caught);
}
