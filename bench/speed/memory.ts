import { readFileSync } from 'node:fs';

/**
 * What a process has in memory, in megabytes, as Linux's /proc tells.
 *
 * @param field its resident set now (`VmRSS`), or the largest that it has had (`VmHWM`)
 * @returns NaN where /proc does not tell
 */
export function residentMegabytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024;
  } catch {
    return NaN;
  }
}

/** The largest resident set that a process has had, in megabytes. */
export const peakMegabytes = (pid: number): number => residentMegabytes(pid, 'VmHWM');
