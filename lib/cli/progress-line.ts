import { megabytes, type CliIo } from './cli-io';

/** How often a terminal's line is written over. */
const REDRAW_MS = 100;

/**
 * Says how a download is getting on. On a terminal one line is written over; a log gets one line for each tenth.
 */
export class ProgressLine {
  #drawnAtMs = -Infinity;
  #tenths = 0;
  #open = false;

  constructor(
    private readonly io: CliIo,
    private readonly name: string,
    private readonly totalBytes: number,
  ) {}

  update(bytes: number): void {
    const share = Math.min(1, bytes / this.totalBytes);
    const text = `${this.name}  ${Math.floor(share * 100)} %  ${megabytes(bytes)} of ${megabytes(this.totalBytes)}`;
    if (this.io.isTerminal) {
      if (performance.now() - this.#drawnAtMs < REDRAW_MS && share < 1) return;
      this.#drawnAtMs = performance.now();
      this.#open = true;
      this.io.err(`\r${text} `);
      return;
    }
    const tenths = Math.floor(share * 10);
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.io.err(`${text}\n`);
  }

  /** Ends the line, so that others can follow. */
  end(): void {
    if (this.#open) this.io.err('\n');
    this.#open = false;
    this.#tenths = 0;
  }
}
