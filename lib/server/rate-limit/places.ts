import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';

/** When a client that has too much under way may try again, in seconds: pictures end sooner than windows. */
const RETRY_AT_ONCE_SECONDS = 1;

/** Places that clients have for something, counted while they are taken. Only clients that have taken any are remembered. */
export class Places {
  readonly #taken = new Map<string, number>();

  /**
   * Takes one of a client's places.
   *
   * @param most places that it has
   * @returns gives the place back, and does nothing when called again; undefined where all are taken
   */
  take(client: string, most: number): (() => void) | undefined {
    const taken = this.#taken.get(client) ?? 0;
    if (taken >= most) return undefined;
    this.#taken.set(client, taken + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#taken.get(client) ?? 1) - 1;
      if (left > 0) this.#taken.set(client, left);
      else this.#taken.delete(client);
    };
  }
}

/** What a client is told that has taken all its places. */
export function tooManyAtOnce(): ServiceError {
  return new ServiceError('too_many_at_once', { retryAfterSeconds: RETRY_AT_ONCE_SECONDS });
}
