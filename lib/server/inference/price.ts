import 'server-only';
import type { InputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { MOST_TRIES } from '@/lib/job/encode-within';

/** What a job costs, as far as headers and the request tell: known, and bound, before anything is decoded. */
export interface Price {
  /**
   * Pixels, each counted for every stage that it goes through. The unit is a pixel of a JPEG of which a PNG is made.
   */
  readonly pixels: number;
  /** Milliseconds of a child, on a machine like that on which the shares were measured. */
  readonly childMs: number;
}

/** A job that is priced above this takes a child for long, in milliseconds. */
const LONG_JOB_MS = 1_000;

/** The net and what stands around it, whose size does not depend on the picture's, in milliseconds. */
const FIXED_MS = 100;
/** A pixel of a JPEG of which a PNG is made, in milliseconds. */
const PIXEL_MS = 25 / 1_000_000;

/** Of such a pixel, what decoding one of a format takes. Measured as `docs/operations.md` says (Sizing). */
const DECODED: Readonly<Record<InputFormat, number>> = {
  ...{ jpeg: 0.25, png: 0.5, gif: 0.5, webp: 3 },
  ...{ avif: 6, heic: 6 },
};
/** … what rendering and encoding one takes. */
const ENCODED = { png: 0.75, jpeg: 3, zip: 4, webp: 8, avif: 6 } as const;
/** … what a shadow, an outline, a canvas or another background takes besides. */
const RENDERED = 1;

/** A picture of which the header has been read. */
interface ProbedPicture {
  readonly size: Size;
  readonly format: InputFormat;
}

/**
 * @param picture the upload
 * @param behind the picture for behind the subject
 * @param output what is made at most, as far as it is known before the subject is
 * @param isPlain whether nothing is rendered but the cut-out
 */
export function priceOf(
  { encoding, maxBytes }: Pick<RemoveRequest, 'encoding' | 'maxBytes'>,
  picture: ProbedPicture,
  behind: ProbedPicture | undefined,
  output: Size,
  isPlain: boolean,
): Price {
  const given = [picture, ...(behind ? [behind] : [])];
  const decoding = given.map(({ size, format }) => pixelsOf(size) * DECODED[format]);
  const tries = maxBytes === undefined ? 1 : MOST_TRIES;
  const perOutput = ENCODED[encoding.format] * tries + (isPlain ? 0 : RENDERED);
  const weighed = sum(decoding) + pixelsOf(output) * perOutput;
  // What is reduced while it is decoded costs less than its size, and still has to be read.
  const pixels = Math.max(weighed, sum(given.map(({ size }) => pixelsOf(size))), pixelsOf(output));
  return { pixels, childMs: FIXED_MS + weighed * PIXEL_MS };
}

export function isLongJob({ childMs }: Price): boolean {
  return childMs > LONG_JOB_MS;
}

function pixelsOf({ width, height }: Size): number {
  return width * height;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
