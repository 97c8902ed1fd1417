import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import type { CutOut, JobRequest } from './messages';

/** A cut-out, and how long its picture waited for a child. */
export interface JobResult extends CutOut {
  readonly waitedMs: number;
}

export interface JobTimes {
  /** When the last byte of the upload arrived, on the clock of `performance.now()`; both deadlines count from it. */
  readonly receivedAtMs: number;
  readonly waitTimeoutMs: number;
  readonly jobTimeoutMs: number;
}

/** What ends a job before its child does. */
export type JobEnd = 'waited-too-long' | 'took-too-long' | 'client-gone';

/**
 * One picture between its request and its child: settled exactly once, by its child or by the first of two
 * deadlines and the client's going away.
 */
export class Job {
  readonly result: Promise<JobResult>;
  /** Children that died with this job in hand. */
  crashes = 0;
  #settled = false;
  #probed = false;
  #startedAtMs: number | undefined;
  #resolve!: (result: JobResult) => void;
  #reject!: (error: unknown) => void;
  readonly #waitTimer: NodeJS.Timeout;
  readonly #jobTimer: NodeJS.Timeout;
  readonly #onAbort = () => this.#end('client-gone', new CancelledError(this.signal.reason));

  /**
   * @param onPixels told the picture's size once a child knows it, also where the job fails after that
   * @param onEnd called when a deadline or the client ends the job, before its result rejects
   * @param retryAfterSeconds estimates when another try makes sense
   */
  constructor(
    readonly id: number,
    readonly request: JobRequest,
    private readonly times: JobTimes,
    private readonly signal: AbortSignal,
    private readonly onPixels: (pixels: number) => void,
    private readonly onEnd: (job: Job, end: JobEnd) => void,
    retryAfterSeconds: () => number,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const left = (timeoutMs: number) => Math.max(0, times.receivedAtMs + timeoutMs - performance.now());
    this.#waitTimer = setTimeout(() => {
      const error = new ServiceError('waited_too_long', { retryAfterSeconds: retryAfterSeconds() });
      this.#end('waited-too-long', error);
    }, left(times.waitTimeoutMs));
    this.#jobTimer = setTimeout(
      () => this.#end('took-too-long', new ServiceError('took_too_long')),
      left(times.jobTimeoutMs),
    );
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** A child has it: the waiting deadline no longer counts. */
  started(): void {
    clearTimeout(this.#waitTimer);
    this.#startedAtMs ??= performance.now();
  }

  /** Milliseconds since a child first had it. */
  get runningMs(): number {
    return performance.now() - (this.#startedAtMs ?? performance.now());
  }

  /** A child has read the header; a second child that is given the same job tells nothing new. */
  probed(pixels: number): void {
    if (!this.#probed) this.onPixels(pixels);
    this.#probed = true;
  }

  succeed(cutOut: CutOut): void {
    const waitedMs = Math.max(0, (this.#startedAtMs ?? 0) - this.times.receivedAtMs);
    if (this.#settle()) this.#resolve({ ...cutOut, waitedMs });
  }

  fail(error: unknown): void {
    if (this.#settle()) this.#reject(error);
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
