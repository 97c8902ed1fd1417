import 'server-only';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How long a process has nothing to do before it collects its garbage, in milliseconds. */
const QUIET_MS = 1_000;
/** Less than that is not worth a collection. */
const WORTH_BYTES = 8 * 1024 * 1024;
/** The first leaves the heap's young half as large as it was, and most empty pages in place. The next gives both back. */
const COLLECTIONS = 2;

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
  /** Collections since there was something to do. */
  #collections = 0;

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
    this.#collections = 0;
    this.#timer.refresh();
  }

  /**
   * Collects at once where large pictures may lie around that nobody needs any more.
   *
   * @param bytes what may lie outside the heap before. That is array buffers, but for a megabyte or two
   */
  collectOver(bytes: number): void {
    if (getHeapStatistics().external_memory > bytes) this.#collect();
  }

  #onQuiet(): void {
    const used = this.#usedBytes();
    const isFirst = this.#collections === 0;
    if (isFirst && used < this.#leastBytes + WORTH_BYTES) return;
    // Pages go back beside the work. What one collection has left is known before the next.
    if (!isFirst) this.#keepLeast(used);
    if (this.#collections === COLLECTIONS) return;
    this.#collections += 1;
    this.#collect();
    this.#keepLeast(this.#usedBytes());
    this.#timer.refresh();
  }

  /** A long job goes on past a quiet moment, and its pictures with it. So the least counts, not the last. */
  #keepLeast(bytes: number): void {
    this.#leastBytes = Math.min(this.#leastBytes || Infinity, bytes);
  }
}

/** V8's collector, which is there only where a flag says so; contexts that are made later have it. */
function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
