import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import type { Door, RateLimitReset } from '../http/door';

/** Where a client stands with the limit that is nearest to it. */
export interface LimitFigures {
  /** What a window holds: requests, or megapixels. */
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the window is over. */
  readonly resetMs: number;
}

/** Whole seconds, never 0: a client that waits them finds the window over. */
export function resetSeconds({ resetMs }: LimitFigures): number {
  return Math.max(1, Math.ceil(resetMs / 1_000));
}

/**
 * The figures as headers, under the draft standard's names and the older ones. Resets are seconds from now; the older name's
 * is as the door has it.
 */
export function limitHeaders(
  figures: LimitFigures,
  rateLimitReset: RateLimitReset = 'seconds',
): Record<string, string> {
  const values = {
    Limit: String(figures.limit),
    Remaining: String(Math.max(0, Math.floor(figures.remaining))),
    Reset: String(resetSeconds(figures)),
  };
  const headers = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => [
      [`RateLimit-${name}`, value],
      [`X-RateLimit-${name}`, value],
    ]),
  );
  if (rateLimitReset === 'seconds') return headers;
  return { ...headers, 'X-RateLimit-Reset': String(Math.ceil((Date.now() + figures.resetMs) / 1_000)) };
}

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
