import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { quiet } from './run.mjs';
import { root } from './stamp.mjs';

/** In the kernel's counts: on Linux for every program, whatever the kernel itself counts in. */
const TICKS_PER_SECOND = 100;

/**
 * Runs a stage's command in the checkout's root, and keeps what it prints: stages run beside each other.
 *
 * @returns whether it ended with 0, and all that it printed. Also the processor time of it and its children in
 *   milliseconds (undefined where the system does not tell)
 */
export function performStage({ command, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...quiet },
    });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('error', reject);
    let cpuMs;
    child.on('exit', () => (cpuMs = cpuMsSinceLastEnd()));
    // Follows `exit` when all has been read.
    child.on('close', (code) =>
      resolve({ passed: code === 0, output: Buffer.concat(printed).toString().trim(), cpuMs }),
    );
  });
}

let countedMs = 0;

/** What the child that has just ended took: this process is told the sum of all that have ended. */
function cpuMsSinceLastEnd() {
  const all = endedChildrenMs();
  if (all === undefined) return undefined;
  const since = all - countedMs;
  countedMs = all;
  return since;
}

function endedChildrenMs() {
  if (process.platform !== 'linux') return undefined;
  // The name before it may contain anything but ends with the last parenthesis. `cutime` and `cstime` are fields 16 and
  // 17.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ');
  return ((Number(fields[13]) + Number(fields[14])) * 1_000) / TICKS_PER_SECOND;
}
