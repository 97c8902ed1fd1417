import 'server-only';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How long a process has nothing to do before it collects its garbage, in milliseconds. */
const QUIET_MS = 1_000;
/** Less than that is not worth a collection. */
const WORTH_BYTES = 8 * 1024 * 1024;

/**
 * Gives memory back when a process has had nothing to do for a moment. V8 does so itself only where it may mark in
 * steps. That costs as much again for each picture and is switched off here.
 */
export class IdleCollector {
  readonly #collect: () => void;
  readonly #usedBytes: () => number;
  readonly #timer: NodeJS.Timeout;
  /** The least that a collection has left; 0 before the first. */
  #leastBytes = 0;

  /**
   * @param collect runs the collector of this process
   * @param usedBytes what the process takes
   */
  constructor(collect = exposedCollector(), usedBytes = () => process.memoryUsage.rss()) {
    this.#collect = collect;
    this.#usedBytes = usedBytes;
    this.#timer = setTimeout(() => this.#onQuiet(), QUIET_MS).unref();
  }

  /** There is, or was a moment ago, something to do. */
  worked(): void {
    this.#timer.refresh();
  }

  /**
   * Collects at once where large pictures may lie around that nobody needs any more.
   *
   * @param bytes what array buffers may come to before
   */
  collectOver(bytes: number): void {
    if (process.memoryUsage().arrayBuffers > bytes) this.#collect();
  }

  #onQuiet(): void {
    if (this.#usedBytes() < this.#leastBytes + WORTH_BYTES) return;
    this.#collect();
    // A long job goes on past a quiet moment, and its pictures with it. What is left then says nothing of what is
    // needed.
    this.#leastBytes = Math.min(this.#leastBytes || Infinity, this.#usedBytes());
  }
}

/** V8's collector, which is there only where a flag says so; contexts that are made later have it. */
function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
