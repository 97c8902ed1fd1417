import 'server-only';
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import { InferenceChild, type ChildEvent, type ChildOptions } from './child';
import type { ExecutionProvider } from '@/lib/contracts/execution-providers';
import { Job, type JobEnd, type JobResult } from './job';
import { LinePace } from './line-pace';
import { logLoaded } from './log-loaded';
import type { JobRequest } from './messages';
import { respawnDelayMs } from './respawn-delay';

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

/**
 * One child, and the job it has. Another child, after this one's death, has a slot of its own: nothing that a child says
 * can reach a job that was not given to it.
 */
interface Slot {
  readonly child: InferenceChild;
  state: 'starting' | 'idle' | 'busy';
  job: Job | undefined;
  /** What runs the default model's graph in this child, once it is loaded. */
  provider: ExecutionProvider | undefined;
}

const MAX_JOB_ID = 2 ** 47;
/** A child whose client is gone has this long to reach its next stage before it is killed. */
const CANCEL_GRACE_MS = 1_000;
/** How often a job is given to a child: once more when the first died by no fault of the deadline. */
const MAX_TRIES = 2;
/**
 * Children also die together: an operator or the kernel kills them, and their ends arrive one by one. A job that lost
 * its child waits this long, so that its second child is not one that is dying, too.
 */
const RETRY_AFTER_DEATH_MS = 100;

/**
 * The inference children and the line in front of them. Bounded everywhere: one job a child, a fixed number
 * of waiting jobs, a deadline for each. A child that dies takes nothing with it but its own job, which is
 * tried once more.
 */
export class InferencePool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[] = [];
  readonly #waiting: Job[] = [];
  readonly #pace: LinePace;
  #failedStarts = 0;
  #lastStartFault = '';
  #started = false;
  #stopped = false;
  #onReady: () => void = () => undefined;
  #onStartFault: (error: Error) => void = () => undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#pace = new LinePace(options.children);
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
      this.#slots.push(this.#fork());
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
    const times = { ...this.#options, receivedAtMs };
    // Not to be guessed: no child can speak for a job before it has it.
    const id = randomInt(MAX_JOB_ID);
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

  #fork(): Slot {
    const child = new InferenceChild(this.#options, (event) => this.#onChildEvent(slot, event));
    const slot: Slot = { child, state: 'starting', job: undefined, provider: undefined };
    return slot;
  }

  #onChildEvent(slot: Slot, event: ChildEvent): void {
    const inTurn =
      'id' in event ? event.id === slot.job?.id : event.type !== 'ready' || slot.state === 'starting';
    if (!inTurn) return this.#distrust(slot, event.type);
    switch (event.type) {
      case 'ready':
        this.#onChildReady(slot);
        return;
      case 'loaded':
        // What is loaded at a child's start is the default.
        if (slot.state === 'starting') slot.provider = event.provider;
        logLoaded(this.#options.logger, event);
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

  /** A child that speaks of a job which it does not have may have mixed up pictures: it answers nothing more. */
  #distrust({ child }: Slot, said: ChildEvent['type']): void {
    this.#options.logger.error({ childPid: child.pid, said }, 'an inference child spoke out of turn');
    child.kill();
  }

  #free(slot: Slot): void {
    if (slot.job) this.#pace.jobTook(slot.job.runningMs);
    slot.job = undefined;
    slot.state = 'idle';
    this.#dispatch();
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
      this.#slots[this.#slots.indexOf(slot)] = this.#fork();
    }, respawnDelayMs(this.#failedStarts));
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

  /** When the line, as it is now, will have passed. */
  #retryAfterSeconds(): number {
    return this.#pace.retryAfterSeconds(this.#waiting.length);
  }
}
