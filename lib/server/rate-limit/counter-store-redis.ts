import 'server-only';
import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { WINDOW_SECONDS, type Charges, type Count, type Counted, type Counts } from './counter-store';
import type { SharedCounterStore } from './counter-store-fallback';

/** Longest wait between two tries to connect, in milliseconds. */
const MAX_RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 500;
/** Written when asking whether counts can be kept: a replica that only reads answers a PING, too. */
const PROBE_KEY = 'probe';

/**
 * Counts in Redis, shared by all processes that have its address. Keys are keyed hashes of client ids and end with
 * their windows. The script that adds also sets the time to live, so that no key stays.
 */
export class RedisCounterStore implements SharedCounterStore {
  readonly #redis: Redis;
  readonly #secret: string;
  readonly #windows: Readonly<Record<Counted, RateLimiterRedis>>;

  /**
   * @param url redis:// or rediss://, with credentials where the server wants them
   * @param secret what keys are made with; the same for all that share
   */
  constructor(url: string, secret: string) {
    this.#secret = secret;
    this.#redis = new Redis(url, {
      // Nothing waits for a connection: whoever asks meanwhile is counted locally.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (tries) => Math.min(MAX_RECONNECT_MS, 50 * 2 ** Math.min(tries, 5)),
    });
    // Without a listener each failed try would be printed; the fallback says it once.
    this.#redis.on('error', () => undefined);
    this.#windows = {
      minute: this.#window('m', 'minute'),
      day: this.#window('d', 'day'),
      kilopixels: this.#window('p', 'kilopixels'),
    };
  }

  async add(client: string, charges: Charges): Promise<Counts> {
    const key = createHmac('sha256', this.#secret).update(client).digest('base64url');
    const counts = await Promise.all(
      (Object.entries(charges) as [Counted, number][]).map(
        async ([counted, amount]) => [counted, await this.#charge(counted, key, amount)] as const,
      ),
    );
    return { of: Object.fromEntries(counts), share: 1 };
  }

  async probe(): Promise<void> {
    await this.#windows.minute.penalty(PROBE_KEY, 1);
  }

  reconnect(): void {
    this.#redis.disconnect(true);
  }

  async #charge(counted: Counted, key: string, amount: number): Promise<Count> {
    const limiter = this.#windows[counted];
    const result: RateLimiterRes | null = await (amount > 0
      ? limiter.penalty(key, amount)
      : limiter.get(key));
    if (!result) return { used: 0, resetMs: WINDOW_SECONDS[counted] * 1_000 };
    return { used: result.consumedPoints, resetMs: Math.max(0, result.msBeforeNext) };
  }

  #window(prefix: string, counted: Counted): RateLimiterRedis {
    return new RateLimiterRedis({
      storeClient: this.#redis,
      keyPrefix: `clearcut:${prefix}`,
      duration: WINDOW_SECONDS[counted],
      // Limits differ by client, and are held where they are known.
      points: Number.MAX_SAFE_INTEGER,
      rejectIfRedisNotReady: true,
    });
  }
}
