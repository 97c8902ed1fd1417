import 'client-only';

/** Failures in a row after which the service counts as down. */
const FAILURE_LIMIT = 2;
/** How long it is then left alone at first, and at most; each time in a row twice as long. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;
/** When it is worth asking again while somebody is finding out. */
const PROBE_MS = 500;

/**
 * `send`: pictures may go to the service. `probe`: it has been left alone long enough; whoever gets this answer has to
 * find out without a picture. `spare`: it counts as down, or somebody is finding out already.
 */
export type ServiceVerdict = 'send' | 'probe' | 'spare';

/**
 * Remembers whether the service answers, so that pictures are not sent to nobody, one after the other.
 * Time is Date.now's.
 */
export class ServiceBreaker {
  #failures = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #openUntil = 0;
  #probing = false;

  verdict(): ServiceVerdict {
    if (this.#openUntil === 0) return 'send';
    if (this.#probing || Date.now() < this.#openUntil) return 'spare';
    this.#probing = true;
    return 'probe';
  }

  /** For how long no picture may go to the service, in milliseconds; 0 where one may, or may find out. Changes nothing. */
  get waitMs(): number {
    if (this.#openUntil === 0) return 0;
    return this.#probing ? PROBE_MS : Math.max(0, this.#openUntil - Date.now());
  }

  /** A probe found the service well: the next picture is sent, and one failure more closes the way again. */
  probeSucceeded(): void {
    this.#probing = false;
    this.#openUntil = 0;
    this.#failures = FAILURE_LIMIT - 1;
  }

  probeFailed(): void {
    this.#pause();
  }

  /** The visitor left while it was being found out. */
  probeCancelled(): void {
    this.#probing = false;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#openUntil = 0;
    this.#probing = false;
  }

  /** @param retryAfterSeconds where the service has said itself how long it wants to be left alone */
  failed(retryAfterSeconds?: number): void {
    this.#failures += 1;
    if (retryAfterSeconds !== undefined) {
      this.#openUntil = Date.now() + Math.min(retryAfterSeconds * 1000, LONGEST_PAUSE_MS);
    } else if (this.#failures >= FAILURE_LIMIT) this.#pause();
  }

  #pause(): void {
    this.#probing = false;
    this.#openUntil = Date.now() + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
