import 'client-only';

/**
 * Requests of what a window holds that are left over. They are for the question about the bot check, and another tab of
 * the visitor's.
 */
const RESERVE = 1;

/** Pictures under way at once: the service works on one or two of them while the others arrive. */
const MOST_AT_ONCE = 3;

/** Ends of one window, as two answers tell them, differ by no more than this: they come in whole seconds. */
const SAME_WINDOW_MS = 2_000;

/** A refusal's wish is kept to, but not for hours. */
const LONGEST_PAUSE_MS = 300_000;

/** When to ask again while the end of a window is not known yet. */
const UNKNOWN_END_MS = 1_000;

/**
 * Counts what this visit sends to the service against the limits that its answers tell. So a batch stays below them.
 * The limits are `RateLimit-*`, of the window that is nearest to its end. It refuses nobody: who sends many asks first.
 * Time is Date.now's.
 */
export class ServicePace {
  #answered = false;
  #mostAtOnce = MOST_AT_ONCE;
  #underWay = 0;
  /** In the window at hand, of those not sent yet; unknown where answers tell of no limit. */
  #remaining = Infinity;
  #limit = Infinity;
  #windowEndsAt = 0;
  #pauseEndsAt = 0;

  /** A request leaves. Returns what is to be called when it has ended, however it did. */
  leaving(): () => void {
    this.#roll();
    this.#underWay += 1;
    this.#remaining -= 1;
    let under = true;
    return () => {
      if (under) this.#underWay -= 1;
      under = false;
    };
  }

  /** An answer has come. To be called before its request has ended. */
  heard(header: (name: string) => string | null): void {
    this.#answered = true;
    // At once: what is read of a refusal's body comes later, and others must not leave in between.
    const retryAfter = wholeNumber(header('Retry-After')) ?? 0;
    const pauseMs = Math.min(retryAfter * 1000, LONGEST_PAUSE_MS);
    this.#pauseEndsAt = Math.max(this.#pauseEndsAt, Date.now() + pauseMs);
    const limit = wholeNumber(header('RateLimit-Limit'));
    const remaining = wholeNumber(header('RateLimit-Remaining'));
    const resetSeconds = wholeNumber(header('RateLimit-Reset'));
    if (limit === undefined || remaining === undefined || resetSeconds === undefined) return;
    const endsAt = Date.now() + resetSeconds * 1000;
    const isSameWindow = Math.abs(endsAt - this.#windowEndsAt) <= SAME_WINDOW_MS;
    // What is under way beside it may not be counted yet.
    this.#remaining = isSameWindow
      ? Math.min(this.#remaining, remaining)
      : remaining - Math.max(0, this.#underWay - 1);
    this.#limit = limit;
    this.#windowEndsAt = endsAt;
  }

  /**
   * Whether one more picture may leave now. Before the first answer nothing is known, so that one goes alone.
   * @param begun pictures that the caller has begun to send and that have not ended. They may have left already or not
   */
  allows(begun: number): boolean {
    this.#roll();
    if (Date.now() < this.#pauseEndsAt) return false;
    const toCome = Math.max(0, begun - this.#underWay);
    return begun < (this.#answered ? this.#mostAtOnce : 1) && this.#remaining - toCome > this.#reserve;
  }

  /** For how long no picture may leave, in milliseconds. The window is used up or a refusal has said so. */
  get waitMs(): number {
    this.#roll();
    const pauseMs = Math.max(0, this.#pauseEndsAt - Date.now());
    if (this.#remaining > this.#reserve) return pauseMs;
    return Math.max(pauseMs, this.#windowEndsAt === 0 ? UNKNOWN_END_MS : this.#windowEndsAt - Date.now());
  }

  /** The service has refused a picture because others of this visitor's were under way: from now on there are fewer. */
  crowded(): void {
    this.#mostAtOnce = Math.max(1, this.#mostAtOnce - 1);
  }

  get #reserve(): number {
    return Math.min(RESERVE, this.#limit - 1);
  }

  /** The window is over: the next holds as much, less what is under way. */
  #roll(): void {
    if (Date.now() < this.#windowEndsAt || this.#windowEndsAt === 0) return;
    this.#remaining = this.#limit - this.#underWay;
    this.#windowEndsAt = 0;
  }
}

/** Of this visit: one, whatever part of the page sends. */
export const servicePace = new ServicePace();

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
