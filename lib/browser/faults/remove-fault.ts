import 'client-only';
import { errorRow, type FaultCode } from './device-errors';

interface FaultDetails {
  readonly retryAfterSeconds?: number | undefined;
  /** The answer itself has offered the browser. */
  readonly browserOffered?: boolean;
  /** See {@link RemoveFault.partial}. */
  readonly partial?: boolean;
}

/** Why a cut-out did not come back. */
export class RemoveFault extends Error {
  override readonly name = 'RemoveFault';
  readonly code: FaultCode;
  /** Whole seconds after which another try makes sense, where the service said so. */
  readonly retryAfterSeconds: number | undefined;
  /** The same picture can be cut out on this device instead. */
  readonly deviceCanHelp: boolean;
  /** What is there of the picture can be cut out, where that will do. */
  readonly partial: boolean;

  constructor(
    code: FaultCode,
    { retryAfterSeconds, browserOffered = false, partial = false }: FaultDetails = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.partial = partial;
    this.deviceCanHelp = browserOffered || errorRow(code).deviceMayTry;
  }
}
