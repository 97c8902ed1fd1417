import 'server-only';
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import type { ChildEvent, ChildOptions } from './child';
import { ChildStarts, logLoaded } from './child-starts';
import { FairLine } from './fair-line';
import { Job, type JobEnd, type JobOwner, type JobResult } from './job';
import { LinePace } from './line-pace';
import type { JobRequest } from './messages';
import { Slot } from './slot';

export interface PoolOptions extends ChildOptions {
  readonly children: number;
  /** Jobs that may wait for a child. In a full line one of the client with most of them makes way, or the next is refused. */
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

const MAX_JOB_ID = 2 ** 47;
/** How often a job is given to a child. It is once more when the first died, but not at its deadline. */
const MAX_TRIES = 2;
/**
 * Children also die together: an operator or the kernel kills them, and their ends arrive one by one. A job that lost
 * its child waits this long. So its second child is not one that is dying, too.
 */
const RETRY_AFTER_DEATH_MS = 100;

/**
 * The inference children and the line in front of them, in which clients take turns. Bounded everywhere: one job a
 * child, a fixed number of waiting jobs, a deadline for each. One child of several is kept from long jobs. A child that
 * dies takes nothing with it but its own job, which is tried once more.
 */
export class InferencePool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[] = [];
  readonly #line: FairLine<Job>;
  readonly #pace: LinePace;
  readonly #starts = new ChildStarts();
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#line = new FairLine(options.children);
    this.#pace = new LinePace(options.children);
  }

  /**
   * Forks the children and waits until each has loaded the default model and run it once. Jobs may be given before:
   * they wait.
   *
   * @throws Error in one line, when a child cannot start
   */
  start(): Promise<void> {
    for (let index = 0; index < this.#options.children; index += 1) {
      this.#slots.push(this.#fork());
    }
    return this.#starts.allWarm;
  }

  /** Kills the children and refuses what waits. Only for tests: the server's children end with their parent. */
  stop(): void {
    this.#stopped = true;
    for (const job of this.#line.clear()) job.fail(new ServiceError('server_busy'));
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
    return { warm: count('idle') + count('busy'), busy: count('busy'), waiting: this.#line.length };
  }

  /**
   * Cuts out one picture.
   *
   * @param request the encoded upload and what is wanted
   * @param owner whose turn it takes
   * @param receivedAtMs when its last byte arrived, by `performance.now()`
   * @param signal aborted when the client is gone: a waiting job leaves the line, a running one is stopped
   * @throws ServiceError server_busy, waited_too_long, took_too_long, engine_failed, internal_error, or what
   *   the child says of the picture; CancelledError after an abort
   */
  run(request: JobRequest, owner: JobOwner, receivedAtMs: number, signal: AbortSignal): Promise<JobResult> {
    if (signal.aborted) return Promise.reject(new CancelledError(signal.reason));
    const refusal = this.refusal(owner.client);
    if (refusal) return Promise.reject(refusal);
    if (this.#isFull) this.#makeWay(owner.client);
    const times = { ...this.#options, receivedAtMs };
    // Not to be guessed: no child can speak for a job before it has it.
    const id = randomInt(MAX_JOB_ID);
    const onEnd = (job: Job, end: JobEnd) => this.#onJobEnd(job, end);
    const { meanJobMs } = this.#pace;
    const job = new Job(id, request, times, signal, owner, meanJobMs, onEnd, () => this.#retryAfterSeconds());
    this.#line.add(job);
    this.#dispatch();
    return job.result;
  }

  /** Why a client's job would not be taken now; asked before an upload too, which is then spared its way. */
  refusal(client: string): ServiceError | undefined {
    if (!this.#isFull || this.#line.givesWay(client)) return undefined;
    return this.#busy();
  }

  get #isFull(): boolean {
    return this.#line.length >= this.#options.queueSlots;
  }

  /** Refuses, for a client's job, the one in the full line that has to make way. */
  #makeWay(client: string): void {
    const job = this.#line.givesWay(client);
    if (!job) return;
    this.#line.remove(job);
    job.fail(this.#busy());
  }

  #busy(): ServiceError {
    return new ServiceError('server_busy', { retryAfterSeconds: this.#retryAfterSeconds() });
  }

  #idleSlot(): Slot | undefined {
    return this.#slots.find((slot) => slot.state === 'idle');
  }

  #dispatch(): void {
    for (let slot = this.#idleSlot(); slot; slot = this.#idleSlot()) {
      const job = this.#line.take(this.#longMayGo());
      if (!job) return;
      slot.start(job);
    }
  }

  /**
   * Whether a child is left for short jobs when one more has a long one.
   *
   * @param except not counted
   */
  #longMayGo(except?: Slot): boolean {
    const { children } = this.#options;
    const long = this.#slots.filter((slot) => slot !== except && slot.job?.isLong).length;
    return children === 1 || long + 1 < children;
  }

  #onJobEnd(job: Job, end: JobEnd): void {
    this.#line.remove(job);
    const slot = this.#slots.find((candidate) => candidate.job === job);
    if (!slot) return;
    if (end === 'took-too-long') slot.child.kill();
    else slot.cancel(job);
  }

  #fork(): Slot {
    return new Slot(this.#options, (slot, event) => this.#onChildEvent(slot, event));
  }

  #onChildEvent(slot: Slot, event: ChildEvent): void {
    if (!slot.isInTurn(event)) return this.#distrust(slot, event.type);
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
        this.#starts.failed(event.message);
        return;
      case 'exit':
        this.#onChildExit(slot, event.reason);
        return;
      case 'probed':
        slot.probed(event.price, this.#longMayGo(slot));
        return;
      case 'done':
        slot.job?.succeed(event);
        break;
      case 'refused':
        slot.job?.fail(new ServiceError(event.code, { instead: event.instead, partial: event.partial }));
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

  /**
   * A child that speaks of a job which it does not have may have mixed up pictures. It answers nothing more.
   */
  #distrust({ child }: Slot, said: ChildEvent['type']): void {
    this.#options.logger.error({ childPid: child.pid, said }, 'an inference child spoke out of turn');
    child.kill();
  }

  #free(slot: Slot): void {
    const taken = this.#takeJob(slot);
    slot.rest();
    if (taken?.givenBack && !taken.job.settled) {
      taken.job.givenBack();
      this.#line.putBack(taken.job);
    }
    this.#dispatch();
  }

  /** A child has its job no more: its client is charged the time. */
  #takeJob(slot: Slot) {
    const taken = slot.takeJob();
    if (!taken) return undefined;
    this.#line.settle(taken.job, taken.tookMs);
    if (!taken.givenBack) this.#pace.jobTook(taken.tookMs);
    return taken;
  }

  #onChildReady(slot: Slot): void {
    slot.rest();
    this.#starts.childIsWarm(this.status.warm === this.#options.children);
    this.#dispatch();
  }

  #onChildExit(slot: Slot, reason: string): void {
    if (this.#stopped) return;
    const wasStarting = slot.state === 'starting';
    const taken = this.#takeJob(slot);
    slot.end();
    if (taken && !taken.job.settled) this.#retryOrFail(taken.job);
    this.#dispatch();
    if (!this.#starts.wereWarm) {
      this.#stopped = true;
      this.#starts.firstChildEnded(reason);
      return;
    }
    const { startError, delayMs } = this.#starts.childEnded(wasStarting);
    const why = startError === undefined ? {} : { fault: startError };
    this.#options.logger.warn({ childPid: slot.child.pid, reason, ...why }, 'inference child ended');
    setTimeout(() => {
      if (this.#stopped) return;
      this.#options.onRestart?.();
      this.#slots[this.#slots.indexOf(slot)] = this.#fork();
    }, delayMs);
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
      this.#line.putBack(job);
      this.#dispatch();
    }, RETRY_AFTER_DEATH_MS);
  }

  /** When the line, as it is now, will have passed. */
  #retryAfterSeconds(): number {
    return this.#pace.retryAfterSeconds(this.#line.length);
  }
}
