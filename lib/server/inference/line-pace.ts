import 'server-only';

const MAX_RETRY_AFTER_SECONDS = 30;
/** Share of the last job in the mean. */
const WEIGHT = 0.1;

/** How fast the line moves, for Retry-After. */
export class LinePace {
  readonly #children: number;
  /** Moving average of how long a child has a job. */
  #meanJobMs = 500;

  /** @param children that take jobs from the line */
  constructor(children: number) {
    this.#children = children;
  }

  /** How long a child has a job, about. */
  get meanJobMs(): number {
    return this.#meanJobMs;
  }

  /** A child had a job for so long. */
  jobTook(runningMs: number): void {
    this.#meanJobMs += WEIGHT * (runningMs - this.#meanJobMs);
  }

  /** Seconds, 1 to 30, until so many waiting jobs and one more will have passed. */
  retryAfterSeconds(waiting: number): number {
    const lineMs = ((waiting + 1) * this.#meanJobMs) / this.#children;
    return Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(1, Math.ceil(lineMs / 1_000)));
  }
}
