import type { EngineFile } from './engine-file';

/** How far the engine's download has come. Bytes are those on the line, as far as they can be told beforehand. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
  /** Undefined until there is something to go by. */
  readonly secondsLeft: number | undefined;
}

/** How much of a download is here, in whole per cent. */
export function percentOf({ receivedBytes, totalBytes }: DownloadProgress): number {
  return Math.min(100, Math.floor((100 * receivedBytes) / totalBytes));
}

/** Over this long the pace is measured. */
const WINDOW_MS = 5_000;
/** Before this an estimate would jump about. */
const FIRST_ESTIMATE_MS = 1_000;
/** Nobody reads faster. */
const REPORT_EVERY_MS = 100;

/**
 * Adds up what arrives of several files and tells how far they are. Browsers hide how many bytes a packed answer has
 * taken. So what was unpacked is scaled to what the line is known to need for it.
 */
export class DownloadMeter {
  readonly #totalBytes: number;
  readonly #received = new Map<EngineFile, number>();
  readonly #marks: { readonly atMs: number; readonly bytes: number }[] = [];
  readonly #onProgress: (progress: DownloadProgress) => void;
  readonly #now: () => number;
  #reportedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    files: readonly EngineFile[],
    onProgress: (progress: DownloadProgress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#totalBytes = files.reduce((sum, { transferBytes }) => sum + transferBytes, 0);
    this.#onProgress = onProgress;
    this.#now = now;
  }

  /** @param arriving whether bytes come in now; those that were kept are counted, but say nothing of the pace */
  set(file: EngineFile, bytes: number, arriving: boolean): void {
    this.#received.set(file, (bytes * file.transferBytes) / file.bytes);
    const received = [...this.#received.values()].reduce((sum, part) => sum + part, 0);
    const nowMs = this.#now();
    if (!arriving || received < (this.#marks.at(-1)?.bytes ?? 0)) {
      // What was there already, or a file that begins anew, is no sign of the pace.
      this.#marks.length = 0;
    }
    if (!arriving) return;
    const done = received >= this.#totalBytes;
    if (!done && nowMs - this.#reportedAtMs < REPORT_EVERY_MS) return;
    this.#reportedAtMs = nowMs;
    this.#marks.push({ atMs: nowMs, bytes: received });
    while ((this.#marks[1]?.atMs ?? Infinity) <= nowMs - WINDOW_MS) this.#marks.shift();
    this.#onProgress({
      receivedBytes: Math.round(received),
      totalBytes: this.#totalBytes,
      secondsLeft: this.#secondsLeft(received, nowMs),
    });
  }

  #secondsLeft(received: number, nowMs: number): number | undefined {
    const first = this.#marks[0];
    if (received >= this.#totalBytes) return 0;
    if (!first || nowMs - first.atMs < FIRST_ESTIMATE_MS || received <= first.bytes) return undefined;
    const bytesPerMs = (received - first.bytes) / (nowMs - first.atMs);
    return Math.ceil((this.#totalBytes - received) / bytesPerMs / 1_000);
  }
}
