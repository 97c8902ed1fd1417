import 'server-only';
import { ServiceError, type ErrorCode } from '@/lib/contracts/errors';
import { limitHeaders, resetSeconds, type LimitFigures } from './limit-figures';

/** A refusal because of a limit: a ServiceError (by name, too) that carries the limit's figures as headers. */
export class LimitError extends ServiceError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, figures: LimitFigures) {
    super(code, { retryAfterSeconds: resetSeconds(figures) });
    this.headers = limitHeaders(figures);
  }
}
