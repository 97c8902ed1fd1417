import 'server-only';
import { STAGES, type StageTimings } from './messages';

/** Splits the time of one job into its stages. */
export class StageClock {
  readonly #spent = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<
    keyof StageTimings,
    number
  >;
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
