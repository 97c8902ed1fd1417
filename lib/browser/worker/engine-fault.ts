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

/** Carries what was caught as a fault of the given kind, unless it is one already. */
export function asEngineFault(code: EngineFaultCode, caught: unknown): EngineFault {
  return caught instanceof EngineFault ? caught : new EngineFault(code, caught);
}
