import 'server-only';

/**
 * A map whose entries are forgotten after a time. It never holds more than so many: the oldest make room. All entries
 * of one map live equally long, so that its order is the order in which they expire.
 */
export class ExpiringMap<T> {
  readonly #entries = new Map<string, { value: T; expiresAtMs: number }>();
  readonly #maxEntries: number;
  readonly #lifetimeMs: number;

  constructor(maxEntries: number, lifetimeMs: number) {
    this.#maxEntries = maxEntries;
    this.#lifetimeMs = lifetimeMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, nowMs = Date.now()): T | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined || entry.expiresAtMs <= nowMs ? undefined : entry.value;
  }

  /** Sets a value; a key that is there keeps the moment at which it expires. */
  set(key: string, value: T, nowMs = Date.now()): void {
    const known = this.#entries.get(key);
    if (known !== undefined && known.expiresAtMs > nowMs) {
      known.value = value;
      return;
    }
    this.#entries.delete(key);
    for (const [oldest, { expiresAtMs }] of this.#entries) {
      if (expiresAtMs > nowMs && this.#entries.size < this.#maxEntries) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, expiresAtMs: nowMs + this.#lifetimeMs });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
