import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import type { Queued } from './fair-line';
import type { CutOut, JobRequest } from './messages';
import { isLongJob, type Price } from './price';

/** A cut-out, and how long its picture waited for a child. */
export interface JobResult extends CutOut {
  readonly waitedMs: number;
}

/** Who has a picture cut out. */
export interface JobOwner {
  /** Different for all whose jobs take turns. */
  readonly client: string;
  /** Told once what a job costs, in pixels, when a child has read its header; whatever becomes of it then. */
  readonly charge: (pixels: number) => void;
}

interface JobTimes {
  /** When the last byte of the upload arrived, on the clock of `performance.now()`; both deadlines count from it. */
  readonly receivedAtMs: number;
  readonly waitTimeoutMs: number;
  readonly jobTimeoutMs: number;
}

/** What ends a job before its child does. */
export type JobEnd = 'waited-too-long' | 'took-too-long' | 'client-gone';

/**
 * One picture between its request and its child. It is settled exactly once: by its child or by the first of two
 * deadlines and the client's going away.
 */
export class Job implements Queued {
  readonly result: Promise<JobResult>;
  /** Children that died with this job in hand. */
  crashes = 0;
  #settled = false;
  #price: Price | undefined;
  #startedAtMs: number | undefined;
  #resolve!: (result: JobResult) => void;
  #reject!: (error: unknown) => void;
  #waitTimer: NodeJS.Timeout | undefined;
  readonly #jobTimer: NodeJS.Timeout;
  readonly #onAbort = () => this.#end('client-gone', new CancelledError(this.signal.reason));

  /**
   * @param usualMs what a job of unknown price is taken to cost, in milliseconds of a child
   * @param onEnd called when a deadline or the client ends the job, before its result rejects
   * @param retryAfterSeconds estimates when another try makes sense
   */
  constructor(
    readonly id: number,
    readonly request: JobRequest,
    private readonly times: JobTimes,
    private readonly signal: AbortSignal,
    private readonly owner: JobOwner,
    private readonly usualMs: number,
    private readonly onEnd: (job: Job, end: JobEnd) => void,
    private readonly retryAfterSeconds: () => number,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#waitOn();
    this.#jobTimer = setTimeout(
      () => this.#end('took-too-long', new ServiceError('took_too_long')),
      this.#left(times.jobTimeoutMs),
    );
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get client(): string {
    return this.owner.client;
  }

  get expectedMs(): number {
    return this.#price?.childMs ?? this.usualMs;
  }

  get isLong(): boolean {
    return this.#price !== undefined && isLongJob(this.#price);
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** A child has it: the waiting deadline no longer counts. */
  started(): void {
    clearTimeout(this.#waitTimer);
    this.#startedAtMs ??= performance.now();
  }

  /** Its child has given it back, untouched: it waits on. */
  givenBack(): void {
    this.#startedAtMs = undefined;
    if (!this.#settled) this.#waitOn();
  }

  /** A child has read the header; a second child that is given the same job tells nothing new. */
  probed(price: Price): void {
    if (!this.#price) this.owner.charge(price.pixels);
    this.#price = price;
  }

  succeed(cutOut: CutOut): void {
    const waitedMs = Math.max(0, (this.#startedAtMs ?? 0) - this.times.receivedAtMs);
    if (this.#settle()) this.#resolve({ ...cutOut, waitedMs });
  }

  fail(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  #waitOn(): void {
    this.#waitTimer = setTimeout(() => {
      const error = new ServiceError('waited_too_long', { retryAfterSeconds: this.retryAfterSeconds() });
      this.#end('waited-too-long', error);
    }, this.#left(this.times.waitTimeoutMs));
  }

  /** Milliseconds until a deadline. */
  #left(timeoutMs: number): number {
    return Math.max(0, this.times.receivedAtMs + timeoutMs - performance.now());
  }

  #end(end: JobEnd, error: unknown): void {
    if (!this.#settle()) return;
    this.onEnd(this, end);
    this.#reject(error);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#waitTimer);
    clearTimeout(this.#jobTimer);
    this.signal.removeEventListener('abort', this.#onAbort);
    return true;
  }
}
