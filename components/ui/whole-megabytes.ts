import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

/** A number of bytes in megabytes, rounded up, for a message. */
export function wholeMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / BYTES_PER_MEGABYTE));
}
