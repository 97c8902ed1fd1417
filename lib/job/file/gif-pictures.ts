const EXTENSION = 0x21;
const PICTURE = 0x2c;

/** A picture of a GIF. */
interface GifPicture {
  /** All of its data is there. */
  readonly complete: boolean;
  /** Some of its data is there. */
  readonly begun: boolean;
}

/** Length of a first sub-block, the code that clears the table, and one for pixels. */
const FIRST_PIXELS = 3;

/**
 * The pictures of a GIF (GIF89a, 20).
 *
 * @param bytes the whole file
 */
export function* gifPictures(bytes: Uint8Array): Generator<GifPicture> {
  let at = 13 + tableBytes(bytes[10]);
  while (at < bytes.length) {
    if (bytes[at] === EXTENSION) at = endOfBlocks(bytes, at + 2);
    else if (bytes[at] === PICTURE) {
      const data = at + 11 + tableBytes(bytes[at + 9]);
      at = endOfBlocks(bytes, data);
      yield { complete: at <= bytes.length, begun: data + FIRST_PIXELS <= bytes.length };
    } else return;
  }
}

/** A colour table's length by the flags before it. */
function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

/** Where a row of sub-blocks ends, which one of no length does; infinite where the file ends before. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at]!;
    at += 1 + length;
    if (length === 0) return at;
  }
  return Infinity;
}
