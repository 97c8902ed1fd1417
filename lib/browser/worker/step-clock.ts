import type { EngineProgress } from './messages';

export type Step = EngineProgress['step'];

/** How long each step took, in milliseconds. */
export type StepTimes = Readonly<Partial<Record<Step, number>>>;

/** Takes the times of a job's steps, from what is told of its progress. */
export class StepClock {
  readonly #times: Partial<Record<Step, number>> = {};
  readonly #now: () => number;
  #step: Step | undefined;
  #beganMs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A step has begun, or goes on; the one before has ended. */
  note(step: Step): void {
    if (step === this.#step) return;
    this.#close();
    this.#step = step;
    this.#beganMs = this.#now();
  }

  /** The job has ended. */
  stop(): StepTimes {
    this.#close();
    this.#step = undefined;
    return { ...this.#times };
  }

  #close(): void {
    if (this.#step === undefined) return;
    this.#times[this.#step] = (this.#times[this.#step] ?? 0) + this.#now() - this.#beganMs;
  }
}
