import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { usableCores } from '@/lib/server/inference/cores';

/** What the figures were measured on. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: usableCores(),
    memoryGigabytes: Math.round(totalmem() / 1_073_741_824),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
    date: new Date().toISOString(),
  };
}
