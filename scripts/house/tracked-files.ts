import { execFileSync } from 'node:child_process';

/** The files that git tracks, by path from the repository's root. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed.split('\0').filter((path) => path !== '');
}
