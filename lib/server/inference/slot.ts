import 'server-only';
import type { ExecutionProvider } from '@/lib/contracts/models';
import { InferenceChild, type ChildEvent, type ChildOptions } from './child';
import type { Job } from './job';
import { isLongJob, type Price } from './price';

/** A child whose client is gone has this long to reach its next stage before it is killed. */
const CANCEL_GRACE_MS = 1_000;

/**
 * One child, and the job it has. Another child, after this one's death, has a slot of its own. Nothing that a child
 * says can reach a job that was not given to it.
 */
export class Slot {
  readonly child: InferenceChild;
  /** What runs the default model's graph in this child, once it is loaded. */
  provider: ExecutionProvider | undefined;
  #state: 'starting' | 'idle' | 'busy' = 'starting';
  #job: Job | undefined;
  #sinceMs = 0;
  #givesBack = false;

  /**
   * Forks at once.
   *
   * @param onEvent told everything that the child says, and its end
   */
  constructor(options: ChildOptions, onEvent: (slot: Slot, event: ChildEvent) => void) {
    this.child = new InferenceChild(options, (event) => onEvent(this, event));
  }

  get state(): 'starting' | 'idle' | 'busy' {
    return this.#state;
  }

  get job(): Job | undefined {
    return this.#job;
  }

  /** Whether what a child says fits what it has to do. */
  isInTurn(event: ChildEvent): boolean {
    return 'id' in event ? event.id === this.#job?.id : event.type !== 'ready' || this.#state === 'starting';
  }

  start(job: Job): void {
    this.#state = 'busy';
    this.#job = job;
    this.#sinceMs = performance.now();
    this.#givesBack = false;
    job.started();
    this.child.start(job.id, job.request);
  }

  /**
   * Its child knows what its job costs.
   *
   * @param longMayGo whether a long one may go on; otherwise it is given back
   */
  probed(price: Price, longMayGo: boolean): void {
    if (!this.#job) return;
    this.#job.probed(price);
    if (!isLongJob(price)) return;
    if (longMayGo) {
      this.child.goOn(this.#job.id);
      return;
    }
    this.#givesBack = true;
    this.child.cancel(this.#job.id);
  }

  /** Stops its job: at the next stage, or with the process where that does not come soon. */
  cancel(job: Job): void {
    this.child.cancel(job.id);
    setTimeout(() => {
      if (this.#job === job) this.child.kill();
    }, CANCEL_GRACE_MS).unref();
  }

  /**
   * Its child has its job no more.
   *
   * @returns for how long it had it, and whether it gave it back untouched; undefined where it had none
   */
  takeJob(): { readonly job: Job; readonly tookMs: number; readonly givenBack: boolean } | undefined {
    const job = this.#job;
    this.#job = undefined;
    return job && { job, tookMs: performance.now() - this.#sinceMs, givenBack: this.#givesBack };
  }

  /** Its child can take a job. */
  rest(): void {
    this.#state = 'idle';
  }

  /** Its child is gone: nothing is given to it any more. */
  end(): void {
    this.#state = 'starting';
    this.provider = undefined;
  }
}
