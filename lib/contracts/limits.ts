import type { Encoding, OutputFormat } from './remove';

/**
 * What the service accepts. Written down once. The doors refuse by these numbers, and the tool page checks before it
 * uploads. The privacy page and the documentation print them.
 */

/** Bytes in one megabyte, as every limit here counts it (binary, as people's file managers do). */
export const BYTES_PER_MEGABYTE = 1_048_576;

/** Largest picture file, in bytes. */
export const MAX_UPLOAD_BYTES = 25 * BYTES_PER_MEGABYTE;

/** What a multipart body may add around the picture: boundaries, part headers and small fields, in bytes. */
export const MAX_MULTIPART_OVERHEAD_BYTES = 64 * 1024;

/**
 * Largest body at doors that take pictures as base64 text, in bytes. As base64, {@link MAX_UPLOAD_BYTES} are 33.4 MB,
 * and 35.4 with its signs percent-encoded.
 */
export const MAX_BASE64_BODY_BYTES = 36 * BYTES_PER_MEGABYTE;

/** Largest picture, in pixels (width × height as stored). */
export const MAX_INPUT_PIXELS = 50_000_000;

/**
 * Largest picture in the formats whose decoders hold the whole picture in memory at once, in pixels. They are
 * progressive JPEG, interlaced PNG, WebP, AVIF and HEIC.
 */
export const MAX_INPUT_PIXELS_WHOLE_FRAME = 25_000_000;

/**
 * Longest side of a picture, in pixels. All formats but PNG end here or below. Longer strips are no photos, and what
 * resampling needs grows with the side.
 */
export const MAX_INPUT_SIDE = 65_535;

/** The largest picture that a format takes. */
interface OutputLimit {
  /** Width × height. */
  readonly maxPixels: number;
  /** Pixels. */
  readonly maxSide: number;
}

/** Largest output in any format, in pixels: PNG takes it. */
export const MAX_OUTPUT_PIXELS = MAX_INPUT_PIXELS;

/** Longest side of an output in any format, in pixels. */
export const MAX_OUTPUT_SIDE = MAX_INPUT_SIDE;

/** What each output format takes; PNG takes all that another one does. */
export const OUTPUT_LIMITS: Readonly<Record<OutputFormat, OutputLimit>> = {
  png: { maxPixels: MAX_OUTPUT_PIXELS, maxSide: MAX_OUTPUT_SIDE },
  // 14 bits in its header.
  webp: { maxPixels: MAX_OUTPUT_PIXELS, maxSide: 16_383 },
  // By memory: the encoder holds about 40 bytes a pixel. Time would allow for more.
  avif: { maxPixels: 16_000_000, maxSide: 16_384 },
  // libjpeg ends a little below the 16 bits of the header.
  jpeg: { maxPixels: MAX_OUTPUT_PIXELS, maxSide: 65_500 },
  zip: { maxPixels: MAX_OUTPUT_PIXELS, maxSide: 65_500 },
};

/** What WebP without loss takes: by memory, its encoder holds up to 40 bytes a pixel. */
const LOSSLESS_WEBP_LIMIT: OutputLimit = { maxPixels: 13_000_000, maxSide: OUTPUT_LIMITS.webp.maxSide };

/** What is taken in an encoding. */
export function outputLimit({ format, lossless }: Pick<Encoding, 'format' | 'lossless'>): OutputLimit {
  return format === 'webp' && lossless ? LOSSLESS_WEBP_LIMIT : OUTPUT_LIMITS[format];
}

/** Upload bytes that one server process holds at once, over all requests. */
export const MAX_INFLIGHT_UPLOAD_BYTES = 256 * BYTES_PER_MEGABYTE;

/** Of these, what one client may hold: slow uploads of one cannot keep all others out. */
export const MAX_CLIENT_UPLOAD_BYTES = MAX_INFLIGHT_UPLOAD_BYTES / 2;

/**
 * Bytes of answers that one server process holds at once, until their clients have read them. One answer may be larger, alone: an
 * opaque PNG of {@link MAX_OUTPUT_PIXELS} is up to 200 MB.
 */
export const MAX_HELD_ANSWER_BYTES = 112 * BYTES_PER_MEGABYTE;

/** Jobs that may wait, for each inference child. */
export const QUEUE_SLOTS_PER_CHILD = 8;
