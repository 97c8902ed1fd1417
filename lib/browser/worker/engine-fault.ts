import { EngineFilesFault } from '@/lib/browser/model/engine-files-fault';
import type { EngineFaultCode } from './messages';

/** Why the engine could not cut a picture out. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly code: EngineFaultCode;

  constructor(code: EngineFaultCode, cause?: unknown) {
    super(cause instanceof Error ? `${code}: ${cause.message}` : code, { cause });
    this.code = code;
  }
}

/** Faults of what was asked for: no other engine does better. */
export const FAULTS_OF_JOB: ReadonlySet<EngineFaultCode> = new Set<EngineFaultCode>([
  'picture_unreadable',
  'too_many_pixels',
  'background_image_unreadable',
  'region_empty',
  'no_room_here',
]);

/** Carries what was caught as a fault of the given kind, unless it says its own. */
export function asEngineFault(code: EngineFaultCode, caught: unknown): EngineFault {
  if (caught instanceof EngineFault) return caught;
  return new EngineFault(caught instanceof EngineFilesFault ? caught.code : code, caught);
}
