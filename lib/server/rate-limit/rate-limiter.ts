import 'server-only';
import type { RateLimits } from '@/lib/config/rate-limits';
import type { BlockedClients } from './blocked-clients';
import type { Count, CounterStore } from './counter-store';
import { LimitError, type LimitFigures } from './limit-figures';
import { Places, tooManyAtOnce } from './places';

/** Somebody who is counted: an address's bucket, or the holder of a key, with limits of their own. */
export interface LimitedClient {
  /** Different for all that are counted apart. */
  readonly id: string;
  readonly limits: RateLimits;
}

const KILOPIXELS_PER_MEGAPIXEL = 1_000;

/** The limits of one client against those of another. One for each process; counts may be shared by several. */
export class RateLimiter {
  readonly #store: CounterStore;
  readonly #blocked: BlockedClients;
  /** For pictures under way. */
  readonly #underWay = new Places();

  constructor(store: CounterStore, blocked: BlockedClients) {
    this.#store = store;
    this.#blocked = blocked;
  }

  /**
   * Counts one request, good or bad.
   *
   * @returns where the client stands with the limit that is nearest
   * @throws LimitError too_many_requests, too_many_megapixels (what earlier pictures have spent)
   */
  async spend({ id, limits }: LimitedClient): Promise<LimitFigures> {
    const { of, share } = await this.#store.add(id, { minute: 1, day: 1, kilopixels: 0 });
    const minute = figures(of.minute, limits.perMinute * share);
    const day = figures(of.day, limits.perDay * share);
    const megapixels = figures(
      of.kilopixels,
      limits.megapixelsPerMinute * share * KILOPIXELS_PER_MEGAPIXEL,
      KILOPIXELS_PER_MEGAPIXEL,
    );
    // The one that lasts longest first: it says when another try makes sense.
    for (const spent of [day, minute]) if (spent.remaining < 0) this.#refuse(id, 'too_many_requests', spent);
    if (megapixels.remaining <= 0) this.#refuse(id, 'too_many_megapixels', megapixels);
    return day.remaining < minute.remaining ? day : minute;
  }

  /** How many requests a client may still send today; asking counts for nothing. */
  async leftToday({ id, limits }: LimitedClient): Promise<number> {
    const { of, share } = await this.#store.add(id, { day: 0 });
    return Math.max(0, Math.floor(figures(of.day, limits.perDay * share).remaining));
  }

  /** Charges a picture whose size is known; a client that overdraws is refused until the window is over. */
  async chargePixels({ id }: LimitedClient, pixels: number): Promise<void> {
    await this.#store.add(id, { kilopixels: Math.max(1, Math.ceil(pixels / 1_000)) });
  }

  /**
   * Takes one of the places that a client has for pictures under way, in this process.
   *
   * @returns gives the place back; calling it again does nothing
   * @throws ServiceError too_many_at_once
   */
  takePlace({ id, limits }: LimitedClient): () => void {
    const release = this.#underWay.take(id, limits.concurrent);
    if (!release) throw tooManyAtOnce();
    return release;
  }

  #refuse(id: string, code: 'too_many_requests' | 'too_many_megapixels', spent: LimitFigures): never {
    this.#blocked.block(id, code, spent);
    throw new LimitError(code, spent);
  }
}

/**
 * @param count what was used; nothing where it is missing
 * @param limit the most that may be used
 * @param unit what one of the reported figures stands for
 */
function figures(count: Count | undefined, limit: number, unit = 1): LimitFigures {
  const whole = Math.max(1, Math.ceil(limit / unit));
  const remaining = whole - (count?.used ?? 0) / unit;
  return { limit: whole, remaining, resetMs: count?.resetMs ?? 0 };
}
