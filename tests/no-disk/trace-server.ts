import { spawnSync } from 'node:child_process';
import { TRACED_CALLS } from './storage-fault';
import { TraceReader } from './trace-reader';
import { startWrapped, type WrappedServer, type WrapOptions } from './wrapped-server';

/**
 * Runs strace over a whole process tree. It shows calls with paths and what descriptors stand for, but without data
 * (`-s 0`). A filter in the kernel stops for the listed calls only.
 */
const STRACE = ['strace', '-f', '--seccomp-bpf', '-y', '-s', '0', '-qq', '-e', 'signal=none', '-e'];

export interface TracedServer extends WrappedServer {
  readonly trace: TraceReader;
}

/** Starts the built server and its children under strace. */
export async function startTraced(options: Omit<WrapOptions, 'wrapper' | 'onReport'>): Promise<TracedServer> {
  const trace = new TraceReader();
  const wrapper = [...STRACE, `trace=${TRACED_CALLS}`, '-o', '|cat >&3', '--'];
  const server = await startWrapped({ ...options, wrapper, onReport: (text) => trace.feed(text) });
  return { ...server, trace };
}

/** Whether this machine's strace sees a forbidden call in a forked process; the call fails and leaves nothing. */
export function tracerWorks(): boolean {
  const program = `require('fs').mkdirSync('/proc/clearcut-self-check')`;
  const forking = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(program)}])`;
  const args = [
    ...STRACE.slice(1),
    `trace=${TRACED_CALLS}`,
    '-o',
    '|cat >&2',
    '--',
    process.execPath,
    '-e',
    forking,
  ];
  const { stderr } = spawnSync('strace', args, { encoding: 'utf8' });
  const trace = new TraceReader();
  trace.feed(stderr);
  return trace.faults.some((fault) => fault.includes('clearcut-self-check'));
}
