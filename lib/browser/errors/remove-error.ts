import 'client-only';
import { errorRow, type PageErrorCode } from './device-errors';

interface RemoveErrorDetails {
  readonly retryAfterSeconds?: number | undefined;
  /** The answer itself has offered the browser. */
  readonly browserOffered?: boolean;
  /** See {@link RemoveError.partial}. */
  readonly partial?: boolean;
}

/** Why a cut-out did not come back. */
export class RemoveError extends Error {
  override readonly name = 'RemoveError';
  readonly code: PageErrorCode;
  /** Whole seconds after which another try makes sense, where the service said so. */
  readonly retryAfterSeconds: number | undefined;
  /** The same picture can be cut out on this device instead. */
  readonly deviceCanHelp: boolean;
  /** What is there of the picture can be cut out, where that will do. */
  readonly partial: boolean;

  constructor(
    code: PageErrorCode,
    { retryAfterSeconds, browserOffered = false, partial = false }: RemoveErrorDetails = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.partial = partial;
    this.deviceCanHelp = browserOffered || errorRow(code).deviceMayTry;
  }
}
