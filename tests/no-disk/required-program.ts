import { spawnSync } from 'node:child_process';

/**
 * Whether a program that a test needs is there. Where it is not, the test is skipped and says what to
 * install; in CI that is a fault.
 */
export function hasProgram(command: string, debianPackage: string): boolean {
  if (!spawnSync(command, ['--version']).error) return true;
  const message = `${command} is not installed: apt-get install -y ${debianPackage}`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stderr.write(`Skipped: ${message}\n`);
  return false;
}
