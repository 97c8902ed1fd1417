import { EngineFilesFault } from '@/lib/browser/model/engine-file';
import type { EngineFaultCode } from './messages';

/** Why the engine could not cut a picture out. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly code: EngineFaultCode;
  /** What is there of the picture could be cut out. */
  readonly partial: boolean;

  constructor(code: EngineFaultCode, cause?: unknown, partial = false) {
    super(cause instanceof Error ? `${code}: ${cause.message}` : code, { cause });
    this.code = code;
    this.partial = partial;
  }
}

/** Carries what was caught as a fault of the given kind, unless it says its own. */
export function asEngineFault(code: EngineFaultCode, caught: unknown): EngineFault {
  if (caught instanceof EngineFault) return caught;
  return new EngineFault(caught instanceof EngineFilesFault ? caught.code : code, caught);
}
