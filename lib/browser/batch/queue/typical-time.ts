/** Share of the newest time in the mean. */
const NEWEST = 0.3;

/** A running mean of how long something takes, in milliseconds, in which the newest counts most. */
export class TypicalTime {
  #ms: number | undefined;

  /** Undefined until something has been measured. */
  get ms(): number | undefined {
    return this.#ms;
  }

  add(ms: number): void {
    this.#ms = this.#ms === undefined ? ms : this.#ms + NEWEST * (ms - this.#ms);
  }
}
