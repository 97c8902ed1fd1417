/** Extent of a grid of pixels or samples; both sides are positive integers. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture: sRGB, straight (not premultiplied) alpha, row-major, four bytes a pixel in the order R, G, B, A. */
export interface RgbaImage extends Size {
  /** width × height × 4 bytes, starting in their buffer at a multiple of four: they are read as words. */
  readonly data: Uint8Array;
}

/** An alpha matte: one byte a pixel, row-major; 0 is background, 255 is foreground. */
export interface Matte extends Size {
  readonly data: Uint8Array;
}

/**
 * @param size sides in pixels
 * @param what what the size belongs to, for the message
 * @throws RangeError where a side is not a positive integer
 */
export function assertSize(size: Size, what: string): void {
  for (const side of [size.width, size.height]) {
    if (!Number.isSafeInteger(side) || side < 1) {
      throw new RangeError(
        `Expected ${what} to have positive whole sides but received ${size.width} × ${size.height}.`,
      );
    }
  }
}

/**
 * @throws RangeError where the sides are not positive integers or the data is not width × height × 4 bytes. Also where
 *   the data does not start at a multiple of four
 */
export function assertRgbaImage(image: RgbaImage): void {
  assertSize(image, 'the picture');
  const expectedBytes = image.width * image.height * 4;
  if (image.data.length !== expectedBytes) {
    throw new RangeError(
      `Expected ${expectedBytes} bytes for a picture of ${image.width} × ${image.height} RGBA pixels ` +
        `but received ${image.data.length}.`,
    );
  }
  if (image.data.byteOffset % 4 !== 0) {
    throw new RangeError(
      `Expected the picture’s data to start at a multiple of 4 bytes in its buffer ` +
        `but received offset ${image.data.byteOffset}.`,
    );
  }
}

/**
 * A picture's pixels as words, 0xAABBGGRR as signed 32-bit integers, over the same memory. Every platform that
 * runs this is little-endian.
 */
export function pixelWords({ data, width, height }: RgbaImage): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, width * height);
}

/** Luma of a pixel's word, 0 to 255 (ITU-R BT.601). */
export function lumaOf(word: number): number {
  return 0.299 * (word & 255) + 0.587 * ((word >>> 8) & 255) + 0.114 * ((word >>> 16) & 255);
}
