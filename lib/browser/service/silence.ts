import 'client-only';
import { startPatience } from '../flow/patience';

/**
 * Aborts what it watches when the visitor does, and when no sign of life has come for too long.
 * Starts at once; {@link Silence.stop} it in the end.
 */
export class Silence {
  readonly #abort = new AbortController();
  readonly #outer: AbortSignal;
  readonly #maxMs: number;
  #stopWaiting: () => void = () => undefined;
  #tooLong = false;

  /** @param outer the visitor's own signal */
  constructor(maxMs: number, outer: AbortSignal) {
    this.#maxMs = maxMs;
    this.#outer = outer;
    outer.addEventListener('abort', this.#follow);
    if (outer.aborted) this.#follow();
    else this.heard();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Whether it was the silence that aborted. */
  get tooLong(): boolean {
    return this.#tooLong;
  }

  /** There was a sign of life: the time starts anew. */
  heard(): void {
    this.suspend();
    this.#stopWaiting = startPatience(this.#maxMs, () => {
      this.#tooLong = true;
      this.#abort.abort();
    });
  }

  /** Nobody waits for a sign, until the next is heard. */
  suspend(): void {
    this.#stopWaiting();
  }

  stop(): void {
    this.suspend();
    this.#outer.removeEventListener('abort', this.#follow);
  }

  readonly #follow = () => this.#abort.abort(this.#outer.reason);
}
