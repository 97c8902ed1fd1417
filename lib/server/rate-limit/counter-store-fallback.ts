import 'server-only';
import type { Logger } from 'pino';
import type { Charges, Counts, CounterStore } from './counter-store';

/** A store that others share, and that may fail in every way a network can. */
export interface SharedCounterStore extends CounterStore {
  /** Resolves when counts can be written. */
  readonly probe: () => Promise<void>;
  /** Drops the connection, which may lead nowhere, and makes a new one. */
  readonly reconnect: () => void;
}

/** Longest wait for the shared store; the first failure costs this, and nothing after it. */
const TIMEOUT_MS = 200;
/** How often it is asked whether it is back, in milliseconds. */
const PROBE_EVERY_MS = 500;
/** How long after the start it may take to be there without a word about it, in milliseconds. */
const START_GRACE_MS = 5_000;
/** Failed probes after which its connection is made anew: the other end may be gone without a sign. */
const PROBES_BEFORE_RECONNECT = 10;

/**
 * A circuit breaker. Counts are shared while that works. At the first failure everything is counted locally at once,
 * until a probe has been written. Requests that wait for the shared store are included.
 */
export class FallbackCounterStore implements CounterStore {
  readonly #shared: SharedCounterStore;
  readonly #local: CounterStore;
  readonly #logger: Logger;
  readonly #begunAtMs = performance.now();
  /** Requests that wait for the shared store: all fail with the first. */
  readonly #waiting = new Set<(error: unknown) => void>();
  #state: 'starting' | 'shared' | 'local' = 'starting';
  #failedProbes = 0;

  constructor(shared: SharedCounterStore, local: CounterStore, logger: Logger) {
    this.#shared = shared;
    this.#local = local;
    this.#logger = logger;
    this.#probeIn(0);
  }

  async add(client: string, charges: Charges): Promise<Counts> {
    if (this.#state !== 'shared') return this.#local.add(client, charges);
    try {
      return await this.#inTime(this.#shared.add(client, charges));
    } catch (error) {
      this.#fallBack(error);
      return this.#local.add(client, charges);
    }
  }

  /** @throws Error when the time is over, or when another waiting request has failed */
  #inTime<Value>(answer: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(fail);
      };
      const fail = (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const timer = setTimeout(() => fail(new TimeoutError()), TIMEOUT_MS);
      this.#waiting.add(fail);
      answer.then((value) => {
        settle();
        resolve(value);
      }, fail);
    });
  }

  #fallBack(error: unknown): void {
    if (this.#state === 'local') return;
    const wasShared = this.#state === 'shared';
    this.#state = 'local';
    for (const fail of [...this.#waiting]) fail(error);
    this.#logger.warn(
      { errorClass: error instanceof Error ? error.name : typeof error },
      'limits are counted locally',
    );
    if (wasShared) this.#probeIn(PROBE_EVERY_MS);
  }

  #probeIn(delayMs: number): void {
    setTimeout(() => void this.#probe(), delayMs).unref();
  }

  async #probe(): Promise<void> {
    try {
      await this.#inTime(this.#shared.probe());
      this.#failedProbes = 0;
      this.#state = 'shared';
      this.#logger.info('limits are counted in Redis');
    } catch (error) {
      this.#failedProbes += 1;
      const starting = this.#state === 'starting' && performance.now() - this.#begunAtMs < START_GRACE_MS;
      if (!starting) this.#fallBack(error);
      if (this.#failedProbes % PROBES_BEFORE_RECONNECT === 0) this.#shared.reconnect();
      this.#probeIn(starting ? PROBE_EVERY_MS / 10 : PROBE_EVERY_MS);
    }
  }
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}
