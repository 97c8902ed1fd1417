import { spawn } from 'node:child_process';
import { readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { childrenOf, freePort, until, WIDE_LIMITS } from '../fixtures/server';

const root = path.resolve(import.meta.dirname, '../..');

/** Serves the build of this checkout. */
export const SERVE_SCRIPT = path.join(root, 'scripts/serve.mjs');

/** The built server inside another program: a tracer, or a sandbox. */
export interface WrappedServer {
  readonly url: string;
  /** The server's own process, not the wrapper's. */
  readonly pid: number;
  /** Everything that the server printed so far. */
  readonly output: () => string;
  readonly childPids: () => number[];
  /** Sends SIGTERM to the server and waits for the end of it all. */
  readonly stop: () => Promise<void>;
}

export interface WrapOptions {
  /** The wrapping program and its arguments, before Node's. */
  readonly wrapper: readonly string[];
  /** The script to serve; {@link SERVE_SCRIPT}, or the `server.js` of a build that lies elsewhere. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Takes what the wrapper writes to descriptor 3. */
  readonly onReport?: (text: string) => void;
}

/** Starts the built server inside a wrapper and waits until it is ready for pictures. */
export async function startWrapped(options: WrapOptions): Promise<WrappedServer> {
  const { wrapper, script = SERVE_SCRIPT, env = {}, onReport = () => undefined } = options;
  const port = await freePort();
  const [command = '', ...args] = [...wrapper, process.execPath, script];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...WIDE_LIMITS,
      NODE_ENV: 'production',
      PORT: String(port),
      // As operators serve it. A `server.js` that is started directly reads HOSTNAME.
      HOST: '0.0.0.0',
      HOSTNAME: '0.0.0.0',
      ...env,
    },
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  (child.stdio[3] as Readable).setEncoding('utf8').on('data', onReport);
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const serverPid = () => childrenOf(child.pid ?? 0).find(runsNode);
  const kill = (signal: NodeJS.Signals) => {
    const pid = serverPid();
    if (pid !== undefined) process.kill(pid, signal);
  };
  const killWithParent = () => {
    kill('SIGKILL');
    child.kill('SIGKILL');
  };
  process.once('exit', killWithParent);
  const url = `http://127.0.0.1:${port}`;
  try {
    await until(() => child.exitCode !== null || isReady(url), 60_000, 'the server is ready');
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
  } catch (error) {
    killWithParent();
    throw new Error(`the wrapped server did not start:\n${output}`, { cause: error });
  }
  const pid = serverPid() ?? 0;
  return {
    url,
    pid,
    output: () => output,
    childPids: () => childrenOf(pid),
    stop: async () => {
      kill('SIGTERM');
      const timer = setTimeout(killWithParent, 45_000);
      await closed;
      clearTimeout(timer);
      process.off('exit', killWithParent);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

/** By the program, not by its arguments: Next changes what a process is called. */
function runsNode(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === realpathSync(process.execPath);
  } catch {
    return false;
  }
}
