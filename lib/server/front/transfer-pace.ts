import 'server-only';

/** Nothing is asked of a transfer before this: the line has to get going. */
const GRACE_MS = 5_000;
/** Over this long the rate is counted. */
const WINDOW_MS = 10_000;
/** Bytes a second below which a transfer is cut: a tenth of a poor mobile line. */
const MIN_BYTES_PER_SECOND = 8_000;
/** Longest time from an upload's headers to its last byte. The largest passes at 1.2 Mbit/s. */
export const MAX_UPLOAD_MS = 180_000;

/** How often {@link TransferPace.isTooSlow} is to be asked, in milliseconds. */
export const PACE_TICK_MS = 1_000;

/**
 * Whether an upload comes, or an answer goes, fast enough to be waited for. A slow one holds room that others need, so
 * it is cut by its rate. A total alone would cut honest large files on slow lines.
 */
export class TransferPace {
  readonly #begunAtMs: number;
  readonly #maxTotalMs: number;
  /** Bytes that had passed at each of the last ticks, oldest first. */
  readonly #totals: { readonly atMs: number; readonly bytes: number }[];

  /**
   * @param nowMs when it began, on any clock that only goes forward
   * @param maxTotalMs the longest that it may take at any rate
   */
  constructor(nowMs: number, maxTotalMs = Infinity) {
    this.#begunAtMs = nowMs;
    this.#maxTotalMs = maxTotalMs;
    this.#totals = [{ atMs: nowMs, bytes: 0 }];
  }

  /**
   * @param nowMs the time, on the constructor's clock; later than at the last call
   * @param bytes bytes that have passed since the beginning
   */
  isTooSlow(nowMs: number, bytes: number): boolean {
    if (nowMs - this.#begunAtMs >= this.#maxTotalMs) return true;
    this.#totals.push({ atMs: nowMs, bytes });
    while ((this.#totals[1]?.atMs ?? Infinity) <= nowMs - WINDOW_MS) this.#totals.shift();
    const oldest = this.#totals[0];
    if (!oldest || oldest.atMs > nowMs - WINDOW_MS || nowMs - this.#begunAtMs < GRACE_MS + WINDOW_MS) {
      return false;
    }
    return bytes - oldest.bytes < (MIN_BYTES_PER_SECOND * (nowMs - oldest.atMs)) / 1_000;
  }
}
