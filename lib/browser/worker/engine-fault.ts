import { EngineFilesFault } from '@/lib/browser/model/engine-file';
import { ERROR_CODES, ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
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

/** Faults of what was asked for: no other engine does better. */
export const FAULTS_OF_JOB: ReadonlySet<EngineFaultCode | ErrorCode> = new Set<EngineFaultCode | ErrorCode>([
  'picture_unreadable',
  'canvas_altered',
  'no_room_here',
  ...ERROR_CODES.filter((code) => !ERRORS[code].againstWorker),
]);

/** Carries what was caught as a fault of the given kind, unless it says its own. */
export function asEngineFault(code: EngineFaultCode, caught: unknown): EngineFault {
  if (caught instanceof EngineFault) return caught;
  return new EngineFault(caught instanceof EngineFilesFault ? caught.code : code, caught);
}
