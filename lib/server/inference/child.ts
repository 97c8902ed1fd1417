import 'server-only';
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { printLine } from '../log/standard-error';
import { BYTE_PIPE_FD, BytePipe } from './byte-pipe';
import type { CutOut, FromChild, JobRequest, ToChild } from './messages';

export interface ChildOptions {
  /** The bundled `worker-main`. */
  readonly workerFile: string;
  /** The child's argv, after the file. */
  readonly args: readonly string[];
}

export type ChildEvent =
  | Exclude<FromChild, { readonly type: 'done' }>
  | ({ readonly type: 'done'; readonly id: number } & CutOut)
  /** The process is gone, for whatever reason; the last event, whatever still lay in the channel. */
  | { readonly type: 'exit'; readonly reason: string };

/** What of the parent's environment a child may see. No Redis, bot-check or pass secrets among it. */
const ALLOWED_ENVIRONMENT = [
  ...['PATH', 'LANG', 'LC_ALL', 'TZ', 'LD_LIBRARY_PATH', 'LD_PRELOAD', 'NODE_ENV'],
  // Which of the machine's GPUs are ours.
  'CUDA_VISIBLE_DEVICES',
];

/**
 * One inference process. It has one job at a time at most; what to do when is the pool's business. Nothing is heard of what
 * it says after it was killed or has ended.
 */
export class InferenceChild {
  readonly #process: ChildProcess;
  /** Undefined where the process could not be forked. */
  readonly #pipe: BytePipe | undefined;
  readonly #onEvent: (event: ChildEvent) => void;
  #heard = true;
  #isReady = false;
  #ended = false;

  /**
   * Forks at once.
   *
   * @param onEvent told everything that the child says, and its end
   */
  constructor(options: ChildOptions, onEvent: (event: ChildEvent) => void) {
    this.#onEvent = onEvent;
    this.#process = fork(options.workerFile, [...options.args], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
      env: childEnvironment(process.env),
    });
    const socket = this.#process.stdio[BYTE_PIPE_FD] as Socket | null | undefined;
    this.#pipe = socket ? new BytePipe(socket) : undefined;
    this.#process.stderr?.on('data', (text: Buffer) => this.#print(text));
    this.#process.on('message', (message) => this.#hear(message as FromChild));
    // A fork that fails emits `error` only; a send into a dying child does too, and its exit follows.
    this.#process.on('error', (error) => {
      if (this.#process.pid === undefined) this.#end(error.message);
    });
    this.#process.on('exit', (code, signal) => this.#end(signal ?? `exit code ${code}`));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Hands over a job. Its outcome comes as an event with the same id. */
  start(id: number, { upload, backgroundImage, ...job }: JobRequest): void {
    const background = backgroundImage && {
      byteLength: backgroundImage.bytes.length,
      format: backgroundImage.format,
    };
    this.#send({ type: 'job', id, ...job, uploadBytes: upload.length, background });
    void this.#pipe?.send(upload);
    if (backgroundImage) void this.#pipe?.send(backgroundImage.bytes);
  }

  /** Lets a long job go on, which waits for that when its header has been read. */
  goOn(id: number): void {
    this.#send({ type: 'go-on', id });
  }

  /** Asks the child to stop at the next stage; it answers `cancelled`, or `done` if it was quicker. */
  cancel(id: number): void {
    this.#send({ type: 'cancel', id });
  }

  /** Ends the process in the middle of whatever it does: a native run cannot be interrupted otherwise. */
  kill(): void {
    this.#heard = false;
    this.#process.kill('SIGKILL');
  }

  #hear(message: FromChild): void {
    if (!this.#heard) return;
    if (message.type === 'ready') this.#isReady = true;
    if (message.type !== 'done') {
      this.#onEvent(message);
      return;
    }
    const { bodyBytes, ...cutOut } = message;
    this.#pipe?.receive(bodyBytes).then(
      (body) => {
        if (this.#heard) this.#onEvent({ ...cutOut, body });
      },
      // It promised more than there is, or than can be.
      () => this.kill(),
    );
  }

  /** What it says while it starts is for whoever starts it. Later its libraries may quote a picture: that is not printed as it stands. */
  #print(text: Buffer): void {
    if (this.#isReady) process.stderr.write(text);
    else printLine(text);
  }

  #end(reason: string): void {
    this.#heard = false;
    if (!this.#ended) this.#onEvent({ type: 'exit', reason });
    this.#ended = true;
  }

  #send(message: ToChild): void {
    // A child that died a moment ago has a closed channel: its `exit` event settles the job.
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }
}

function childEnvironment(parent: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const allowed = ALLOWED_ENVIRONMENT.flatMap((name) => {
    const value = parent[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(Object.fromEntries(allowed) as NodeJS.ProcessEnv),
    // libvips spills decoded pictures above this to a temporary file; pictures stay in memory.
    VIPS_DISC_THRESHOLD: '1000g',
    // Its warnings may quote a picture's metadata.
    VIPS_WARNING: '0',
    // onnxruntime reports to its makers otherwise: it keeps a database in the home folder and calls out.
    ORT_DISABLE_TELEMETRY: '1',
    // Threads of glibc's allocator hold on to freed pictures, an arena each.
    MALLOC_ARENA_MAX: '2',
  };
}
