import {
  BYTES_PER_MEGABYTE,
  MAX_INPUT_PIXELS,
  MAX_INPUT_PIXELS_WHOLE_FRAME,
  MAX_INPUT_SIDE,
  MAX_UPLOAD_BYTES,
} from '@/lib/contracts/limits';

/** The numbers that messages about errors speak of. */
export const errorLimits = {
  megabytes: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE),
  megapixels: String(MAX_INPUT_PIXELS / 1_000_000),
  wholeFrameMegapixels: String(MAX_INPUT_PIXELS_WHOLE_FRAME / 1_000_000),
  side: String(MAX_INPUT_SIDE),
};

/** A number of bytes in megabytes, rounded up, for a message. */
export function wholeMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / BYTES_PER_MEGABYTE));
}
