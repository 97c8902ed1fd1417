import type { RgbaImage } from '../image';
import { SUBJECT_LEVEL } from '../subjects';
import type { Box } from './box';

/** The smallest box that holds the subject: every pixel from {@link SUBJECT_LEVEL} on. Undefined where there is none. */
export function findSubjectBox(image: RgbaImage): Box | undefined {
  return findBox(image, SUBJECT_LEVEL);
}

/** The smallest box that holds all that is not transparent. Undefined where all of it is. */
export function findVisibleBox(image: RgbaImage): Box | undefined {
  return findBox(image, 1);
}

function findBox(image: RgbaImage, level: number): Box | undefined {
  const search = new BoxSearch(image, level);
  search.addRows(0, image.height);
  return search.box;
}

/**
 * Looks for the smallest box that holds every pixel with at least some alpha. It reads rows while the picture is made:
 * they still lie in the processor's cache. It skips the middle of a row.
 */
export class BoxSearch {
  readonly #words: Uint32Array;
  readonly #width: number;
  readonly #least: number;
  #left: number;
  #right = 0;
  /** The first row and the last that have such a pixel. */
  #top = -1;
  #bottom = -1;

  /**
   * @param image not changed here
   * @param level 1 to 255
   */
  constructor({ width, height, data }: RgbaImage, level = SUBJECT_LEVEL) {
    // Unsigned, alpha being a word's highest byte: one comparison for each.
    this.#words = new Uint32Array(data.buffer, data.byteOffset, width * height);
    this.#width = width;
    this.#least = level * 2 ** 24;
    this.#left = width;
  }

  /** Takes rows in, each once, from the top. */
  addRows(from: number, to: number): void {
    for (let y = from; y < to; y++) this.#addRow(y);
  }

  /** In pixels of the picture; undefined where there is none. */
  get box(): Box | undefined {
    if (this.#top < 0) return undefined;
    return {
      left: this.#left,
      top: this.#top,
      width: this.#right - this.#left + 1,
      height: this.#bottom - this.#top + 1,
    };
  }

  #addRow(y: number): void {
    const words = this.#words;
    const least = this.#least;
    const start = y * this.#width;
    const last = start + this.#width - 1;
    let left = start;
    while (left <= last && words[left]! < least) left++;
    if (left > last) return;
    if (this.#top < 0) this.#top = y;
    this.#bottom = y;
    this.#left = Math.min(this.#left, left - start);
    const known = Math.max(start + this.#right, left);
    let right = last;
    while (right > known && words[right]! < least) right--;
    this.#right = Math.max(this.#right, right - start);
  }
}
