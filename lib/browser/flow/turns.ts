import 'client-only';

/**
 * Lets callers do something one at a time, in the order they came. Who is cancelled while waiting leaves the line at
 * once, and what they wanted is never begun. What has begun ends as it likes.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param perform begun when all who came before have ended, however they ended
   * @returns what `perform` does
   * @throws the signal's reason, where it fired before the turn came
   */
  take<Result>(signal: AbortSignal, perform: () => Promise<Result>): Promise<Result> {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever its owner chose
    if (signal.aborted) return Promise.reject(signal.reason);
    const waiting = new AbortController();
    const left = new Promise<never>((_, reject) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever its owner chose
      signal.addEventListener('abort', () => reject(signal.reason), { signal: waiting.signal });
    });
    const turn = this.#last.then(() => {
      waiting.abort();
      signal.throwIfAborted();
      return perform();
    });
    this.#last = turn.catch(() => undefined);
    return Promise.race([turn, left]);
  }
}
