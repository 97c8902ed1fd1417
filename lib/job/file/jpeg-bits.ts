/** How many codes there are of each length, 1 to 16 bits, and what they stand for, in order. */
export interface CodeTable {
  readonly counts: Uint8Array;
  readonly values: Uint8Array;
}

/** Bits of entropy-coded data; beyond its end, zeros. */
export class JpegBits {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #held = 0;
  #count = 0;
  #missing = 0;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** More bits were read than there are. */
  get isOver(): boolean {
    return this.#missing > 0;
  }

  skip(count: number): void {
    for (let left = count; left > 0; left -= 1) this.#bit();
  }

  /** The next value of a table (F.16); 0 where there is no such code. */
  code({ counts, values }: CodeTable): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 0; length < 16; length += 1) {
      code = (code << 1) | this.#bit();
      const count = counts[length]!;
      if (code - first < count) return values[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
    }
    return 0;
  }

  /** Goes on behind the next restart mark. */
  restart(): void {
    this.#count = 0;
    while (this.#at < this.#end) {
      this.#at += 1;
      const byte = this.#bytes[this.#at]!;
      if (this.#bytes[this.#at - 1] === 0xff && byte >= 0xd0 && byte <= 0xd7) break;
    }
    this.#at += 1;
  }

  #bit(): number {
    if (this.#count === 0) {
      if (this.#at >= this.#end) {
        this.#missing += 1;
        return 0;
      }
      this.#held = this.#bytes[this.#at]!;
      // A zero is stuffed behind each 0xff.
      this.#at += this.#held === 0xff ? 2 : 1;
      this.#count = 8;
    }
    this.#count -= 1;
    return (this.#held >> this.#count) & 1;
  }
}
