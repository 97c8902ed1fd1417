import type { Stage } from '@/lib/core/solve/solution';

/** What is done with a picture, from its file to the file that is answered, in this order. */
export const STAGES = [
  'decode',
  'preprocess',
  'infer',
  'matte',
  'refine',
  'foreground',
  'composite',
  'render',
  'encode',
] as const satisfies readonly ('decode' | Stage | 'encode')[];

export type JobStage = (typeof STAGES)[number];

/** Where a job's time went, in milliseconds; 0 for a stage that was not needed. */
export type StageTimings = Readonly<Record<JobStage, number>>;

/** The times of all stages, of those that were taken. */
export function timingsOf(taken: Readonly<Partial<Record<JobStage, number>>>): StageTimings {
  const none = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<JobStage, number>;
  return { ...none, ...taken };
}

/** Takes the times of what is done one after the other. */
export class StageClock<Step extends string> {
  readonly #times: Partial<Record<Step, number>> = {};
  readonly #now: () => number;
  #stage: Step | undefined;
  #beganMs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A stage begins, or goes on; the one before has ended. */
  begin(stage: Step): void {
    if (stage === this.#stage) return;
    this.#close();
    this.#stage = stage;
    this.#beganMs = this.#now();
  }

  /** All has ended. @returns how long each stage took, in milliseconds */
  stop(): Readonly<Partial<Record<Step, number>>> {
    this.#close();
    this.#stage = undefined;
    return { ...this.#times };
  }

  #close(): void {
    if (this.#stage === undefined) return;
    this.#times[this.#stage] = (this.#times[this.#stage] ?? 0) + this.#now() - this.#beganMs;
  }
}
