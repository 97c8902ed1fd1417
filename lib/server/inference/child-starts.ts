import 'server-only';
import type { Logger } from 'pino';
import type { FromChild } from './messages';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/** How the children's starts go. The first ones all have to be warm once; those that end later are replaced. */
export class ChildStarts {
  /** Resolves when all first children are warm; rejects with an Error in one line when one cannot start. */
  readonly allWarm: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #wereWarm = false;
  #failedInARow = 0;
  #lastError = '';

  constructor() {
    this.allWarm = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether all first children were warm once. */
  get wereWarm(): boolean {
    return this.#wereWarm;
  }

  /** A child says why it cannot start. */
  failed(message: string): void {
    this.#lastError = message;
  }

  /** @param all whether all children are warm now */
  childIsWarm(all: boolean): void {
    this.#failedInARow = 0;
    if (this.#wereWarm || !all) return;
    this.#wereWarm = true;
    this.#resolve();
  }

  /** One of the first children ended. */
  firstChildEnded(reason: string): void {
    this.#reject(new Error(this.#lastError || `an inference child ended while starting: ${reason}`));
  }

  /**
   * A child that is to be replaced ended.
   *
   * @param wasStarting whether it was never warm
   * @returns why it could not start, for the log, and after how many milliseconds to fork the next
   */
  childEnded(wasStarting: boolean): { readonly startError: string | undefined; readonly delayMs: number } {
    const startError = (wasStarting && this.#lastError) || undefined;
    if (wasStarting) this.#failedInARow += 1;
    return { startError, delayMs: respawnDelayMs(this.#failedInARow) };
  }
}

/**
 * How long a child's place stays empty after its end, in milliseconds. It is not empty at all after a crash in a job.
 * It is empty longer and longer while children die before they are warm.
 *
 * @param failedStarts children in a row that were never warm
 */
function respawnDelayMs(failedStarts: number): number {
  return failedStarts === 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failedStarts - 1));
}

/** Logs what runs a child's model, and what was to run it and does not. */
export function logLoaded(
  logger: Logger,
  { model, provider, skipped, durationMs }: FromChild & { type: 'loaded' },
): void {
  for (const error of skipped) logger.warn({ model, ...error }, 'execution provider skipped');
  logger.info({ model, provider, durationMs: Math.round(durationMs) }, 'model loaded');
}
