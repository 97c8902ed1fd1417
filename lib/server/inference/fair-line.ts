import 'server-only';

/** Something that waits for a child. */
export interface Queued {
  /** Whose it is. */
  readonly client: string;
  /** What it is taken to cost, in milliseconds of a child. */
  readonly expectedMs: number;
  /** Whether it is known to take a child for long. */
  readonly isLong: boolean;
}

/** A client whose jobs wait or run, or that has had more than its share. */
interface Flow<Job> {
  /** In the order of arrival. */
  readonly waiting: Job[];
  running: number;
  /** Milliseconds of a child that the client has had, on the clock of all. */
  hadMs: number;
}

/**
 * How far ahead of the line a client begins that has not asked for a while. In milliseconds of a child: about one
 * picture. Without it those who come back at the same moment stand before it, one by one.
 */
const HEAD_START_MS = 500;

/**
 * The line before the children. Start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996), in milliseconds of a
 * child. The client that has had the least goes next. A new one begins a little ahead of the line. Linux's
 * completely fair scheduler does so with a task that wakes. A job is charged what it is taken to cost when it goes, and
 * settled when it has ended. One client has at most half of the children while others wait.
 */
export class FairLine<Job extends Queued> {
  readonly #mostRunning: number;
  readonly #flows = new Map<string, Flow<Job>>();
  readonly #chargedMs = new Map<Job, number>();
  /** What the client had had whose job went last. */
  #clockMs = 0;
  #length = 0;

  /** @param children that take jobs from the line */
  constructor(children: number) {
    this.#mostRunning = Math.max(1, Math.floor(children / 2));
  }

  /** Jobs that wait. */
  get length(): number {
    return this.#length;
  }

  /** Puts a job behind its client's others. */
  add(job: Job): void {
    this.#flowOf(job).waiting.push(job);
    this.#length += 1;
  }

  /** Puts a job that was taken before back before its client's others. */
  putBack(job: Job): void {
    this.#flowOf(job).waiting.unshift(job);
    this.#length += 1;
  }

  /** Takes a job out that need not go any more; nothing where it does not wait. */
  remove(job: Job): void {
    const flow = this.#flows.get(job.client);
    const position = flow?.waiting.indexOf(job) ?? -1;
    if (!flow || position < 0) return;
    flow.waiting.splice(position, 1);
    this.#length -= 1;
    this.#forgetWhoIsEven();
  }

  /**
   * Takes the next job. It counts as running until {@link settle}.
   *
   * @param longMayGo whether it may be one that takes long
   * @returns undefined where none waits that may go
   */
  take(longMayGo: boolean): Job | undefined {
    const mayGo = (job: Job) => longMayGo || !job.isLong;
    return this.#takeFrom(mayGo, this.#mostRunning) ?? this.#takeFrom(mayGo, Infinity);
  }

  /**
   * The job that makes way where a client comes to a full line. It is the newest of the client with most jobs in the line.
   * That client has at least two more than the newcomer. So all who ask come to have the same.
   *
   * @returns undefined where the line is shared evenly as it is
   */
  givesWay(client: string): Job | undefined {
    let most: Flow<Job> | undefined;
    for (const flow of this.#flows.values()) {
      if (flow.waiting.length > (most?.waiting.length ?? 0)) most = flow;
    }
    const own = this.#flows.get(client)?.waiting.length ?? 0;
    return most && most.waiting.length >= own + 2 ? most.waiting.at(-1) : undefined;
  }

  /** A job that was taken runs no more: its client has had a child for so long. */
  settle(job: Job, tookMs: number): void {
    const flow = this.#flows.get(job.client);
    const chargedMs = this.#chargedMs.get(job);
    if (!flow || chargedMs === undefined) return;
    this.#chargedMs.delete(job);
    flow.running -= 1;
    flow.hadMs += tookMs - chargedMs;
    this.#forgetWhoIsEven();
  }

  /** Takes every job out. */
  clear(): Job[] {
    const jobs = [...this.#flows.values()].flatMap(({ waiting }) => waiting.splice(0));
    this.#length = 0;
    return jobs;
  }

  #takeFrom(mayGo: (job: Job) => boolean, mostRunning: number): Job | undefined {
    let next: { flow: Flow<Job>; job: Job } | undefined;
    for (const flow of this.#flows.values()) {
      if (flow.running >= mostRunning || (next && flow.hadMs >= next.flow.hadMs)) continue;
      const job = flow.waiting.find(mayGo);
      if (job) next = { flow, job };
    }
    if (!next) return undefined;
    const { flow, job } = next;
    flow.waiting.splice(flow.waiting.indexOf(job), 1);
    this.#length -= 1;
    flow.running += 1;
    this.#clockMs = Math.max(this.#clockMs, flow.hadMs);
    flow.hadMs += job.expectedMs;
    this.#chargedMs.set(job, job.expectedMs);
    this.#forgetWhoIsEven();
    return job;
  }

  /** Where a client begins that has not asked for a while. */
  get #evenMs(): number {
    return this.#clockMs - HEAD_START_MS;
  }

  #flowOf({ client }: Job): Flow<Job> {
    const found = this.#flows.get(client);
    if (found && !isIdle(found)) return found;
    const flow = { waiting: [], running: 0, hadMs: Math.max(this.#evenMs, found?.hadMs ?? -Infinity) };
    this.#flows.set(client, flow);
    return flow;
  }

  /** Who wants nothing is remembered only for having had more than others, and while others want something. */
  #forgetWhoIsEven(): void {
    const flows = [...this.#flows];
    const nobodyWants = flows.every(([, flow]) => isIdle(flow));
    for (const [client, flow] of flows) {
      if (isIdle(flow) && (nobodyWants || flow.hadMs <= this.#evenMs)) this.#flows.delete(client);
    }
  }
}

function isIdle({ waiting, running }: { waiting: readonly unknown[]; running: number }): boolean {
  return running === 0 && waiting.length === 0;
}
