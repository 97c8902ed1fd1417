import 'client-only';
import type { Size } from '@/lib/core/image';

/**
 * Bytes that a kept solution holds of each pixel. They are the picture's four, and four of a cut-out that was made
 * elsewhere.
 */
const BYTES_PER_PIXEL = 8;

/**
 * Which solutions the engine's worker may keep: those used last, within a budget of memory. A picture that alone is
 * over the budget is kept by nobody; each rendering of it decodes again.
 */
export class SolutionBudget {
  readonly #bytes: number;
  readonly #release: (id: string) => void;
  /** Sizes by id, the one used last at the end. */
  readonly #kept = new Map<string, number>();

  /**
   * @param bytes that all together may hold
   * @param release told of those that have to go
   */
  constructor(bytes: number, release: (id: string) => void) {
    this.#bytes = bytes;
    this.#release = release;
  }

  /**
   * Makes room for a solution that is about to be used.
   * @param size of the picture, in pixels; undefined where it is not known yet
   * @returns whether it may be kept
   */
  admit(id: string, size: Size | undefined): boolean {
    const bytes = size === undefined ? 0 : size.width * size.height * BYTES_PER_PIXEL;
    if (bytes > this.#bytes) {
      this.drop(id);
      return false;
    }
    this.#kept.delete(id);
    this.#kept.set(id, bytes);
    let held = [...this.#kept.values()].reduce((sum, each) => sum + each, 0);
    for (const [other, size] of this.#kept) {
      if (held <= this.#bytes) break;
      if (other === id) continue;
      held -= size;
      this.drop(other);
    }
    return true;
  }

  /** A solution is wanted no more. */
  drop(id: string): void {
    if (this.#kept.delete(id)) this.#release(id);
  }
}
