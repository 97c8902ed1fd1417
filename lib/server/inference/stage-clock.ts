import 'server-only';
import type { StageTimings } from './messages';

/** Splits the time of one job into its stages. */
export class StageClock {
  readonly #spent: Record<keyof StageTimings, number> = {
    decode: 0,
    preprocess: 0,
    infer: 0,
    matte: 0,
    refine: 0,
    foreground: 0,
    composite: 0,
    render: 0,
    encode: 0,
  };
  #stage: keyof StageTimings;
  #since = performance.now();

  /** @param first the stage that begins now */
  constructor(first: keyof StageTimings) {
    this.#stage = first;
  }

  /** Ends the running stage and begins the next. */
  begin(next: keyof StageTimings): void {
    const now = performance.now();
    this.#spent[this.#stage] += now - this.#since;
    this.#stage = next;
    this.#since = now;
  }

  /** @returns milliseconds for each stage until now */
  read(): StageTimings {
    this.begin(this.#stage);
    return { ...this.#spent };
  }
}
