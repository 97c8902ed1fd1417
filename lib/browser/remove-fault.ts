import 'client-only';
import type { FaultCode } from './client-error-codes';

/** Why a cut-out did not come back. */
export class RemoveFault extends Error {
  override readonly name = 'RemoveFault';
  readonly code: FaultCode;
  /** Whole seconds after which another try makes sense, where the service said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: FaultCode, retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
