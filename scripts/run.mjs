import { spawn } from 'node:child_process';
import { root } from './stamp.mjs';

/** Next asks for its makers' telemetry host otherwise; nothing here calls anybody. */
export const quiet = { NEXT_TELEMETRY_DISABLED: '1', DISABLE_OPENCOLLECTIVE: '1', NO_UPDATE_NOTIFIER: '1' };

/**
 * Runs a command in the checkout's root, its output passed through.
 *
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...quiet, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command that has to succeed; ends this process with its exit code where it does not. */
export async function mustRun(command, args, env = {}) {
  const code = await run(command, args, env);
  if (code === 0) return;
  console.error(`\n${[command, ...args].join(' ')} ended with exit code ${code}.`);
  process.exit(code);
}
