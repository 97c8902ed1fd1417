import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import type { Door } from '../http/door';
import { limitHeaders, resetSeconds, type LimitFigures } from './limit-figures';

/** A refusal because of a limit: a ServiceError (by name, too) that carries the limit's figures. */
export class LimitError extends ServiceError {
  readonly figures: LimitFigures;

  constructor(code: ErrorCode, figures: LimitFigures) {
    super(code, { retryAfterSeconds: resetSeconds(figures) });
    this.figures = figures;
  }
}

/**
 * The limit's figures, as a door's headers, where a refusal carries any. It goes by shape, for its class may be another
 * bundle's copy.
 */
export function figureHeaders(
  error: unknown,
  door: Pick<Door, 'rateLimitReset'> | undefined,
): Readonly<Record<string, string>> {
  if (!isServiceError(error) || !('figures' in error)) return {};
  return limitHeaders((error as LimitError).figures, door?.rateLimitReset);
}
