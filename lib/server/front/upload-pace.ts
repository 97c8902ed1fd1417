import 'server-only';

/** Nothing is asked of an upload before this: the line has to get going. */
const GRACE_MS = 5_000;
/** Over this long the rate is counted. */
const WINDOW_MS = 10_000;
/** Bytes a second below which an upload is cut: a tenth of a poor mobile line. */
const MIN_BYTES_PER_SECOND = 8_000;
/** Longest time from the headers to the last byte. The largest upload passes at 1.2 Mbit/s. */
const MAX_TOTAL_MS = 180_000;

/** How often {@link UploadPace.isTooSlow} is to be asked, in milliseconds. */
export const PACE_TICK_MS = 1_000;

/**
 * Whether an upload comes fast enough to be waited for. A slow one holds room that others need, so it is cut
 * by its rate, not by a total that would cut honest large files on slow lines.
 */
export class UploadPace {
  readonly #begunAtMs: number;
  /** Bytes that had arrived at each of the last ticks, oldest first. */
  readonly #totals: { readonly atMs: number; readonly bytes: number }[];

  /** @param nowMs when the headers arrived, on any clock that only goes forward */
  constructor(nowMs: number) {
    this.#begunAtMs = nowMs;
    this.#totals = [{ atMs: nowMs, bytes: 0 }];
  }

  /**
   * @param nowMs the time, on the constructor's clock; later than at the last call
   * @param bytes bytes of the body that have arrived since the beginning
   */
  isTooSlow(nowMs: number, bytes: number): boolean {
    if (nowMs - this.#begunAtMs >= MAX_TOTAL_MS) return true;
    this.#totals.push({ atMs: nowMs, bytes });
    while ((this.#totals[1]?.atMs ?? Infinity) <= nowMs - WINDOW_MS) this.#totals.shift();
    const oldest = this.#totals[0];
    if (!oldest || oldest.atMs > nowMs - WINDOW_MS || nowMs - this.#begunAtMs < GRACE_MS + WINDOW_MS) {
      return false;
    }
    return bytes - oldest.bytes < (MIN_BYTES_PER_SECOND * (nowMs - oldest.atMs)) / 1_000;
  }
}
