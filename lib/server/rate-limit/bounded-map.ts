import 'server-only';

/**
 * A map that forgets what was not used for longest when it is full. It has two generations. Taking the oldest out of
 * one Map costs more each time: V8 steps over all that was deleted before it. A million addresses took two minutes.
 */
export class BoundedMap<Value> {
  readonly #maxPerGeneration: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** @param maxEntries entries held at once; of these, at least half are what was used last */
  constructor(maxEntries: number) {
    this.#maxPerGeneration = Math.ceil(maxEntries / 2);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: string): Value | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const aged = this.#old.get(key);
    if (aged !== undefined) this.set(key, aged);
    return aged;
  }

  set(key: string, value: Value): void {
    this.#old.delete(key);
    if (this.#young.size >= this.#maxPerGeneration && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
