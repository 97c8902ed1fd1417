import 'client-only';

/** Below this a run is so short that no visitor would notice the card. A download of 4.6 MB they would. */
const WORTH_A_TRIAL_MS = 250;
/** By so much the card has to be faster: its runtime holds more memory. */
const CLEARLY_FASTER = 1.3;
/**
 * A card has to be ready by then, with all that has to be downloaded for it. Else it would be of no use in this visit.
 */
const MAX_TRIAL_MS = 60_000;

interface TrialOptions {
  /** Whether this visitor's connection and device come into question at all. */
  readonly isPossible: () => Promise<boolean>;
  /** Runs the net on the card, and tells how long that took, in milliseconds. */
  readonly run: (signal: AbortSignal) => Promise<number>;
  /** Frees what the card holds: it will not be used. */
  readonly release: () => void;
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
    if (!(await this.#options.isPossible())) return;
    this.#won = await this.#isFasterThan(inferMs);
    if (!this.#won) this.#options.release();
  }

  /** The card has failed: it is not used again in this visit. */
  lose(): void {
    this.#won = false;
    this.#options.release();
  }

  async #isFasterThan(processorMs: number): Promise<boolean> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), MAX_TRIAL_MS);
    try {
      // The card compiles its programs in the first run.
      await this.#options.run(limit.signal);
      return processorMs > CLEARLY_FASTER * (await this.#options.run(limit.signal));
    } catch {
      // The processor goes on as before.
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
