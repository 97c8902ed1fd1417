import 'client-only';
import { errorRow } from '../errors/device-errors';
import { startPatience } from '../flow/patience';
import { Turns } from '../flow/turns';
import { EngineError } from '../worker/engine-error';
import type { WorkerReply, WorkerTask } from '../worker/messages';

interface BridgeOptions {
  /** How long an idle worker keeps its memory. */
  readonly idleMs: number;
  /** A worker that says nothing for so long is stuck, or died without a word. */
  readonly maxSilenceMs: number;
}

interface RunOptions<Progress> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * The page's end of a worker. One worker, one job at a time, in the order they came. What is cancelled is terminated,
 * because nothing else stops a net in mid-run. An idle worker is terminated too, because nothing else gives its memory
 * back.
 */
export class WorkerBridge<Job, Progress, Result> {
  readonly #start: () => Worker;
  readonly #options: BridgeOptions;
  #worker: Worker | undefined;
  /** It has said something: its script has loaded. */
  #spoke = false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #turns = new Turns();
  #waiting = 0;
  #turn = 0;

  constructor(start: () => Worker, options: BridgeOptions) {
    this.#start = start;
    this.#options = options;
  }

  /**
   * @throws EngineError as the worker answered, `model_unavailable` where its script did not load, or `device_failed`
   *   where it died
   * @throws the signal's reason, as soon as it fired
   */
  run(job: Job, options: RunOptions<Progress>): Promise<Result> {
    this.#waiting += 1;
    clearTimeout(this.#idle);
    return this.#turns.take(options.signal, () => this.#perform(job, options)).finally(() => this.#rest());
  }

  /** {@link run}, where there is a worker; without one nothing is done and nothing started. */
  async runIfStarted(job: Job, options: RunOptions<Progress>): Promise<void> {
    if (this.#worker !== undefined) await this.run(job, options);
  }

  /** Frees the worker and all its memory; the next job starts another. */
  terminate(): void {
    clearTimeout(this.#idle);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#spoke = false;
  }

  #rest(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#idle = setTimeout(() => this.terminate(), this.#options.idleMs);
  }

  #perform(job: Job, { signal, onProgress }: RunOptions<Progress>): Promise<Result> {
    const worker = (this.#worker ??= this.#start());
    const turn = ++this.#turn;
    const listening = new AbortController();
    let stopWaiting: () => void = () => undefined;

    return new Promise<Result>((resolve, reject) => {
      const giveUp = (reason: unknown) => {
        this.terminate();
        // The signal's reason is whatever its owner chose.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(reason);
      };
      const die = (event?: Event) => {
        event?.preventDefault();
        const { message = '' } = event instanceof ErrorEvent ? event : {};
        // A script that cannot be fetched is an event without words, and comes before the worker's first.
        const unloaded = event?.type === 'error' && message === '' && !this.#spoke;
        const cause = new Error(message || 'The worker stopped.');
        giveUp(new EngineError(unloaded ? 'model_unavailable' : 'device_failed', cause));
      };
      const expectWord = () => {
        stopWaiting();
        stopWaiting = startPatience(this.#options.maxSilenceMs, die);
      };
      const hear = ({ data }: MessageEvent<WorkerReply<Progress, Result>>) => {
        // Of a job that was answered before: nobody else may get it.
        if (data.turn !== turn) return;
        this.#spoke = true;
        expectWord();
        if (data.type === 'progress') onProgress(data.progress);
        else if (data.type === 'done') resolve(data.result);
        else {
          const error = new EngineError(data.code, new Error(data.detail), data.partial);
          if (!errorRow(data.code).againstWorker) reject(error);
          else giveUp(error);
        }
      };
      const meanwhile = { signal: listening.signal };
      signal.addEventListener('abort', () => giveUp(signal.reason), meanwhile);
      worker.addEventListener('message', hear, meanwhile);
      worker.addEventListener('error', die, meanwhile);
      worker.addEventListener('messageerror', die, meanwhile);
      expectWord();
      worker.postMessage({ turn, job } satisfies WorkerTask<Job>);
    }).finally(() => {
      stopWaiting();
      listening.abort();
    });
  }
}
