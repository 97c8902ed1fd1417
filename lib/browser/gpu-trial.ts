import 'client-only';

/** Below this a run is so short that no visitor would notice the card, let alone a download of 27 MB. */
const WORTH_A_TRIAL_MS = 250;
/** By so much the card has to be faster: its runtime holds more memory. */
const CLEARLY_FASTER = 1.3;

interface TrialOptions {
  /** Whether this visitor's connection and device come into question at all. */
  readonly isPossible: () => Promise<boolean>;
  /** Runs the net on the card, and tells how long that took, in milliseconds. */
  readonly run: () => Promise<number>;
}

/**
 * Finds out, once a visit and in the background, whether the graphics card is faster. It takes a series of pictures to
 * start: whoever comes with one would only wait for it.
 */
export class GpuTrial {
  readonly #options: TrialOptions;
  #runs = 0;
  #begun = false;
  #won = false;

  constructor(options: TrialOptions) {
    this.#options = options;
  }

  /** Whether the card has proved faster. */
  get won(): boolean {
    return this.#won;
  }

  /**
   * Tells how long the processor took, in milliseconds. The first time holds its warming-up and counts for nothing.
   * @returns when all that follows from it is done; nobody needs to wait for that
   */
  async noteProcessorRun(inferMs: number): Promise<void> {
    this.#runs += 1;
    if (this.#runs < 2 || this.#begun || inferMs < WORTH_A_TRIAL_MS) return;
    this.#begun = true;
    try {
      if (!(await this.#options.isPossible())) return;
      // The card compiles its programs in the first run.
      await this.#options.run();
      this.#won = inferMs > CLEARLY_FASTER * (await this.#options.run());
    } catch {
      // The processor goes on as before.
    }
  }

  /** The card has failed: it is not used again in this visit. */
  lose(): void {
    this.#won = false;
  }
}
