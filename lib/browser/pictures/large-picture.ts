import 'client-only';
import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '../../contracts/limits';

/** Largest file that is cut out at all, in bytes: beyond the service's limit by this device, or scaled down. */
export const MAX_PICTURE_BYTES = 200 * BYTES_PER_MEGABYTE;

/**
 * What becomes of a file that the service does not take. This device cuts it out, or it is scaled down and sent.
 */
export type LargeWay = 'device' | 'shrink';

/** Whether the service does not take a file, for its size alone. */
export function isLarge(file: { readonly size: number }): boolean {
  return file.size > MAX_UPLOAD_BYTES;
}
