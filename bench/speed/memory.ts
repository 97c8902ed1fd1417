import { readFileSync } from 'node:fs';

/** The largest resident set a process has had, in megabytes; NaN where /proc does not tell. */
export function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  } catch {
    return NaN;
  }
}
