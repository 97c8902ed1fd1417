import 'server-only';
import { isServiceError, ServiceError, type ErrorCode } from '@/lib/contracts/errors';
import { limitHeaders, resetSeconds, type LimitFigures } from './limit-figures';

/** A refusal because of a limit: a ServiceError (by name, too) that carries the limit's figures as headers. */
export class LimitError extends ServiceError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, figures: LimitFigures) {
    super(code, { retryAfterSeconds: resetSeconds(figures) });
    this.headers = limitHeaders(figures);
  }
}

/** The limit's figures, as headers, where a refusal carries any: by shape, for its class may be another bundle's copy. */
export function figuresOf(error: unknown): Readonly<Record<string, string>> {
  return isServiceError(error) && 'headers' in error ? (error as LimitError).headers : {};
}
