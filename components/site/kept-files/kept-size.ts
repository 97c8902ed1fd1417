import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

const BYTES_PER_KILOBYTE = 1024;

/**
 * A number of bytes in the unit in which a person reads it. It tells which unit, and how many of it with at most one
 * decimal.
 */
export function keptSize(bytes: number): { unit: 'bytes' | 'kilobytes' | 'megabytes'; count: number } {
  if (bytes < BYTES_PER_KILOBYTE) return { unit: 'bytes', count: bytes };
  // What would be rounded up to 1024 kB is a megabyte.
  if (bytes < BYTES_PER_MEGABYTE - BYTES_PER_KILOBYTE / 20) {
    return { unit: 'kilobytes', count: rounded(bytes / BYTES_PER_KILOBYTE) };
  }
  return { unit: 'megabytes', count: rounded(bytes / BYTES_PER_MEGABYTE) };
}

function rounded(count: number): number {
  return Math.round(count * 10) / 10;
}
