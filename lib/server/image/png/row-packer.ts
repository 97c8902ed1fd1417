import 'server-only';
import type { RgbaImage } from '@/lib/core/image';
import { kernels, viewHeap, withBuffers } from '@/lib/core/kernels/heap';

/** The filter that `filterRow` computes, "Average", as each row names it. */
const AVERAGE = 3;

/** zlib's two bytes (RFC 1950): deflate with a window of 32 kB, packed with little effort. */
const ZLIB_HEADER = [0x78, 0x01];

/** The part of the work space that has to be kept from band to band. */
const KEPT_BYTES = 16;

/** Room beyond twice a band's bytes: see `packRuns`. */
const CODES_ROOM = 1_024;

/**
 * Filters and packs a picture's rows as PNG wants them: in zlib's format, by runs and prefix codes. What zlib's
 * run-length strategy does, in vectors. On filtered rows there is little else than runs and noise. Looking for longer
 * matches takes more time for no fewer bytes.
 */
export class RowPacker {
  readonly #image: RgbaImage;
  readonly #kept = new Uint8Array(KEPT_BYTES);
  #adler = 1;
  /** The last filtered byte; before the first row one that no row begins with. */
  #before = 0;

  constructor(image: RgbaImage) {
    this.#image = image;
  }

  /**
   * Packs rows; all of a picture, from the top on.
   *
   * @param from first row
   * @param to row after the last
   * @returns the next bytes of the zlib stream, whose last ones come with the picture's last row
   */
  pack(from: number, to: number): Buffer {
    const { width, height, data } = this.#image;
    const stride = width * 4;
    const length = (stride + 1) * (to - from);
    const last = to === height;
    const lengths = [stride * (to - from + 1), length + 1, kernels.packRunsWork(), 2 * length + CODES_ROOM];
    return withBuffers(lengths, ([rows = 0, band = 0, work = 0, packed = 0]) => {
      const { bytes } = viewHeap();
      // The row above the band goes first; above the picture's first all is 0.
      if (from === 0) bytes.fill(0, rows, rows + stride);
      else bytes.set(data.subarray((from - 1) * stride, from * stride), rows);
      bytes.set(data.subarray(from * stride, to * stride), rows + stride);
      bytes[band] = this.#before;
      const filtered = band + 1;
      for (let y = 0; y < to - from; y++) {
        const row = filtered + y * (stride + 1);
        bytes[row] = AVERAGE;
        kernels.filterRow(rows + (y + 1) * stride, rows + y * stride, stride, row + 1);
      }
      this.#adler = kernels.adler32(filtered, length, this.#adler) >>> 0;
      bytes.set(this.#kept, work);
      const count = kernels.packRuns(filtered, length, last ? 1 : 0, work, packed);
      this.#kept.set(bytes.subarray(work, work + KEPT_BYTES));
      this.#before = bytes[band + length]!;
      return Buffer.concat([
        Buffer.from(from === 0 ? ZLIB_HEADER : []),
        bytes.subarray(packed, packed + count),
        last ? this.#checksum() : Buffer.alloc(0),
      ]);
    });
  }

  #checksum(): Buffer {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(this.#adler);
    return checksum;
  }
}
