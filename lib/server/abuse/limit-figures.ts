import 'server-only';
import type { RateLimitReset } from '../http/door';

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
