import 'server-only';
import type { Logger } from 'pino';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import { InferenceChild, type ChildEvent, type ChildOptions } from './child';
import type { ExecutionProvider } from '@/lib/contracts/execution-providers';
import { Job, type JobEnd, type JobResult } from './job';
import type { FromChild, JobRequest } from './messages';

export interface PoolOptions extends ChildOptions {
  readonly children: number;
  /** Jobs that may wait for a child; the next is refused. */
  readonly queueSlots: number;
  readonly waitTimeoutMs: number;
  readonly jobTimeoutMs: number;
  readonly logger: Logger;
  /** Called when a child that ended is replaced. */
  readonly onRestart?: () => void;
}

export interface PoolStatus {
  /** Children that have loaded the default model and run it once. */
  readonly warm: number;
  readonly busy: number;
  readonly waiting: number;
}

/** One place for a child; a child that dies is replaced in its slot. */
interface Slot {
  child: InferenceChild;
  state: 'starting' | 'idle' | 'busy';
  job: Job | undefined;
  /** What runs the default model's graph in this child, once it is loaded. */
  provider: ExecutionProvider | undefined;
}

/** A child whose client is gone has this long to reach its next stage before it is killed. */
const CANCEL_GRACE_MS = 1_000;
/** How often a job is given to a child: once more when the first died by no fault of the deadline. */
const MAX_TRIES = 2;
/**
 * Children also die together: an operator or the kernel kills them, and their ends arrive one by one. A job that lost
 * its child waits this long, so that its second child is not one that is dying, too.
 */
const RETRY_AFTER_DEATH_MS = 100;
const RESPAWN_BACKOFF_MS = 250;
const MAX_RESPAWN_BACKOFF_MS = 10_000;
const MAX_RETRY_AFTER_SECONDS = 30;

/**
 * The inference children and the line in front of them. Bounded everywhere: one job a child, a fixed number
 * of waiting jobs, a deadline for each. A child that dies takes nothing with it but its own job, which is
 * tried once more.
 */
export class InferencePool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[] = [];
  readonly #waiting: Job[] = [];
  #nextJobId = 1;
  #failedStarts = 0;
  #lastStartFault = '';
  /** Moving average of how long a child has a job, for Retry-After. */
  #meanJobMs = 500;
  #started = false;
  #stopped = false;
  #onReady: () => void = () => undefined;
  #onStartFault: (error: Error) => void = () => undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Forks the children and waits until each has loaded the default model and run it once. Jobs may be given before:
   * they wait.
   *
   * @throws Error in one line, when a child cannot start
   */
  start(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.#onReady = resolve;
      this.#onStartFault = reject;
    });
    for (let index = 0; index < this.#options.children; index += 1) {
      const slot = { state: 'starting', job: undefined, provider: undefined } as Omit<Slot, 'child'> as Slot;
      this.#slots.push(slot);
      this.#fork(slot);
    }
    return ready;
  }

  /** Kills the children and refuses what waits. Only for tests: the server's children end with their parent. */
  stop(): void {
    this.#stopped = true;
    for (const job of this.#waiting.splice(0)) job.fail(new ServiceError('server_busy'));
    this.killChildren();
  }

  /** Kills all children; they are replaced, and their jobs tried again. `npm run dev` loads a new bundle so. */
  killChildren(): void {
    for (const slot of this.#slots) slot.child.kill();
  }

  /**
   * What runs the default model's graph; undefined before a child has loaded it. Where children differ (a card's memory
   * was enough for the first of them only), all, with commas between.
   */
  get provider(): string | undefined {
    const providers = new Set(this.#slots.flatMap(({ provider }) => provider ?? []));
    return providers.size === 0 ? undefined : [...providers].sort().join(',');
  }

  get status(): PoolStatus {
    const count = (state: Slot['state']) => this.#slots.filter((slot) => slot.state === state).length;
    return { warm: count('idle') + count('busy'), busy: count('busy'), waiting: this.#waiting.length };
  }

  /**
   * Cuts out one picture.
   *
   * @param request the encoded upload and what is wanted
   * @param receivedAtMs when its last byte arrived, by `performance.now()`
   * @param signal aborted when the client is gone: a waiting job leaves the line, a running one is stopped
   * @param onPixels told the picture's size once, when a child has read its header; whatever becomes of it then
   * @throws ServiceError server_busy, waited_too_long, took_too_long, engine_failed, internal_error, or what
   *   the child says of the picture; CancelledError after an abort
   */
  run(
    request: JobRequest,
    receivedAtMs: number,
    signal: AbortSignal,
    onPixels: (pixels: number) => void,
  ): Promise<JobResult> {
    if (signal.aborted) return Promise.reject(new CancelledError(signal.reason));
    const refusal = this.refusal();
    if (refusal) return Promise.reject(refusal);
    const { waitTimeoutMs, jobTimeoutMs } = this.#options;
    const times = { receivedAtMs, waitTimeoutMs, jobTimeoutMs };
    const id = this.#nextJobId++;
    const onEnd = (job: Job, end: JobEnd) => this.#onJobEnd(job, end);
    const job = new Job(id, request, times, signal, onPixels, onEnd, () => this.#retryAfterSeconds());
    this.#waiting.push(job);
    this.#dispatch();
    return job.result;
  }

  /** Why a job would not be taken now; asked before an upload too, which is then spared its way. */
  refusal(): ServiceError | undefined {
    if (this.#idleSlot() || this.#waiting.length < this.#options.queueSlots) return undefined;
    return new ServiceError('server_busy', { retryAfterSeconds: this.#retryAfterSeconds() });
  }

  #idleSlot(): Slot | undefined {
    return this.#slots.find((slot) => slot.state === 'idle');
  }

  #dispatch(): void {
    for (let slot = this.#idleSlot(); slot && this.#waiting.length > 0; slot = this.#idleSlot()) {
      const job = this.#waiting.shift();
      if (!job) return;
      slot.state = 'busy';
      slot.job = job;
      job.started();
      slot.child.start(job.id, job.request);
    }
  }

  #onJobEnd(job: Job, end: JobEnd): void {
    const position = this.#waiting.indexOf(job);
    if (position >= 0) this.#waiting.splice(position, 1);
    const slot = this.#slots.find((candidate) => candidate.job === job);
    if (!slot) return;
    const { child } = slot;
    if (end === 'took-too-long') {
      child.kill();
      return;
    }
    child.cancel(job.id);
    setTimeout(() => {
      if (slot.job === job) child.kill();
    }, CANCEL_GRACE_MS).unref();
  }

  #fork(slot: Slot): void {
    const child = new InferenceChild(this.#options, (event) => this.#onChildEvent(slot, event));
    slot.child = child;
    slot.state = 'starting';
  }

  #onChildEvent(slot: Slot, event: ChildEvent): void {
    switch (event.type) {
      case 'ready':
        this.#onChildReady(slot);
        return;
      case 'loaded':
        // What is loaded at a child's start is the default.
        if (slot.state === 'starting') slot.provider = event.provider;
        this.#logLoaded(event);
        return;
      case 'model-failed':
        this.#options.logger.error({ fault: event.message }, 'a model cannot be used');
        return;
      case 'start-failed':
        this.#lastStartFault = event.message;
        return;
      case 'exit':
        this.#onChildExit(slot, event.reason);
        return;
      case 'probed':
        slot.job?.probed(event.pixels);
        return;
      case 'done':
        slot.job?.succeed(event);
        break;
      case 'refused':
        slot.job?.fail(new ServiceError(event.code, { instead: event.instead }));
        break;
      case 'failed':
        this.#options.logger.error({ errorClass: event.errorClass }, 'a job failed in its child');
        slot.job?.fail(new ServiceError('internal_error'));
        break;
      case 'cancelled':
        break;
    }
    this.#free(slot);
  }

  #free(slot: Slot): void {
    if (slot.job) this.#meanJobMs += 0.1 * (slot.job.runningMs - this.#meanJobMs);
    slot.job = undefined;
    slot.state = 'idle';
    this.#dispatch();
  }

  #logLoaded({ model, provider, skipped, durationMs }: FromChild & { type: 'loaded' }): void {
    const { logger } = this.#options;
    for (const fault of skipped) logger.warn({ model, ...fault }, 'execution provider skipped');
    logger.info({ model, provider, durationMs: Math.round(durationMs) }, 'model loaded');
  }

  #onChildReady(slot: Slot): void {
    slot.state = 'idle';
    this.#failedStarts = 0;
    if (!this.#started && this.status.warm === this.#options.children) {
      this.#started = true;
      this.#onReady();
    }
    this.#dispatch();
  }

  #onChildExit(slot: Slot, reason: string): void {
    if (this.#stopped) return;
    const { job } = slot;
    const wasStarting = slot.state === 'starting';
    slot.state = 'starting';
    slot.job = undefined;
    slot.provider = undefined;
    if (job && !job.settled) this.#retryOrFail(job);
    this.#dispatch();
    if (!this.#started) {
      const fault = this.#lastStartFault || `an inference child ended while starting: ${reason}`;
      this.#stopped = true;
      this.#onStartFault(new Error(fault));
      return;
    }
    const fault = wasStarting && this.#lastStartFault ? { fault: this.#lastStartFault } : {};
    this.#options.logger.warn({ childPid: slot.child.pid, reason, ...fault }, 'inference child ended');
    if (wasStarting) this.#failedStarts += 1;
    setTimeout(() => {
      if (this.#stopped) return;
      this.#options.onRestart?.();
      this.#fork(slot);
    }, this.#respawnDelayMs());
  }

  #retryOrFail(job: Job): void {
    job.crashes += 1;
    if (job.crashes >= MAX_TRIES) {
      job.fail(new ServiceError('engine_failed', { retryAfterSeconds: this.#retryAfterSeconds() }));
      return;
    }
    setTimeout(() => {
      if (this.#stopped) job.fail(new ServiceError('server_busy'));
      if (job.settled) return;
      this.#waiting.unshift(job);
      this.#dispatch();
    }, RETRY_AFTER_DEATH_MS);
  }

  /** At once after a crash in a job; slower and slower while children die before they are warm. */
  #respawnDelayMs(): number {
    if (this.#failedStarts === 0) return 0;
    return Math.min(MAX_RESPAWN_BACKOFF_MS, RESPAWN_BACKOFF_MS * 2 ** (this.#failedStarts - 1));
  }

  /** When the line, as it is now, will have passed. */
  #retryAfterSeconds(): number {
    const lineMs = ((this.#waiting.length + 1) * this.#meanJobMs) / this.#options.children;
    return Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(1, Math.ceil(lineMs / 1_000)));
  }
}
