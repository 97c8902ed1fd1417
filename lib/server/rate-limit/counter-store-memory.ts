import 'server-only';
import { BoundedMap } from './bounded-map';
import {
  WINDOW_SECONDS,
  type Charges,
  type Count,
  type Counted,
  type Counts,
  type CounterStore,
} from './counter-store';

/** Clients that are remembered; each costs about 300 bytes. */
const MAX_CLIENTS = 100_000;

interface Counter {
  used: number;
  endsAtMs: number;
}

type Counters = Partial<Record<Counted, Counter>>;

/**
 * Counts in this process's memory. Bounded: when it is full, clients that were quiet longest are forgotten and start
 * anew. (The memory store of rate-limiter-flexible keeps a timer and an entry for every key, without end.)
 */
export class MemoryCounterStore implements CounterStore {
  readonly #clients: BoundedMap<Counters>;
  readonly #share: number;
  readonly #now: () => number;

  /**
   * @param options.share part of the limits that these counts are held against, when others count beside them
   * @param options.now milliseconds on any clock that only goes forward
   */
  constructor(options: { maxClients?: number; share?: number; now?: () => number } = {}) {
    this.#clients = new BoundedMap(options.maxClients ?? MAX_CLIENTS);
    this.#share = options.share ?? 1;
    // Whole milliseconds: with fractions, a minute from now comes out a hair longer than a minute.
    this.#now = options.now ?? (() => Math.round(performance.now()));
  }

  get size(): number {
    return this.#clients.size;
  }

  add(client: string, charges: Charges): Promise<Counts> {
    let counters = this.#clients.get(client);
    if (!counters) {
      counters = {};
      this.#clients.set(client, counters);
    }
    const of: Partial<Record<Counted, Count>> = {};
    for (const [counted, amount] of Object.entries(charges) as [Counted, number][]) {
      of[counted] = this.#charge(counters, counted, amount);
    }
    return Promise.resolve({ of, share: this.#share });
  }

  #charge(counters: Counters, counted: Counted, amount: number): Count {
    const now = this.#now();
    let counter = counters[counted];
    if (!counter || counter.endsAtMs <= now) {
      counter = { used: 0, endsAtMs: now + WINDOW_SECONDS[counted] * 1_000 };
      // A question opens no window.
      if (amount > 0) counters[counted] = counter;
    }
    counter.used += amount;
    return { used: counter.used, resetMs: counter.endsAtMs - now };
  }
}
