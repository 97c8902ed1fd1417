/** Takes the times of what is done one after the other. */
export class StageClock<Stage extends string> {
  readonly #times: Partial<Record<Stage, number>> = {};
  readonly #now: () => number;
  #stage: Stage | undefined;
  #beganMs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A stage begins, or goes on; the one before has ended. */
  begin(stage: Stage): void {
    if (stage === this.#stage) return;
    this.#close();
    this.#stage = stage;
    this.#beganMs = this.#now();
  }

  /** All has ended. @returns how long each stage took, in milliseconds */
  stop(): Readonly<Partial<Record<Stage, number>>> {
    this.#close();
    this.#stage = undefined;
    return { ...this.#times };
  }

  #close(): void {
    if (this.#stage === undefined) return;
    this.#times[this.#stage] = (this.#times[this.#stage] ?? 0) + this.#now() - this.#beganMs;
  }
}
