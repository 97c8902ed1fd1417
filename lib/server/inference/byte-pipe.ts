import 'server-only';
import type { Socket } from 'node:net';

/** The child's descriptor of the pipe, behind standard input, output, error and the channel for messages. */
export const BYTE_PIPE_FD = 4;

/** Bytes that somebody waits for. */
interface Awaited {
  readonly whole: Buffer;
  filled: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Pictures between two processes, beside their messages, which say how many bytes follow. In a message a picture is
 * copied three times in one go, and its receiver's. Here the kernel takes it piece by piece, and others get their turn.
 */
export class BytePipe {
  readonly #socket: Socket;
  /** In the order in which their bytes come. */
  readonly #awaited: Awaited[] = [];
  /** What has come and nobody has asked for yet. */
  #rest: Buffer = Buffer.alloc(0);
  #hasEnded = false;

  /** @param socket to the other process, of which nobody else reads */
  constructor(socket: Socket) {
    this.#socket = socket;
    // An end of the other process shows in its `exit`, or in what is received.
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
      this.#hand();
    });
    socket.on('close', () => {
      this.#hasEnded = true;
      this.#hand();
    });
    socket.pause();
  }

  /**
   * Sends bytes, which must stay as they are until the other process has them.
   *
   * @returns resolves when the kernel has taken them, or the other process is gone
   */
  send(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }

  /**
   * Takes the next bytes, behind those that were asked for before.
   *
   * @throws Error when the pipe ends before they have come
   */
  receive(length: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#awaited.push({ whole: Buffer.allocUnsafeSlow(length), filled: 0, resolve, reject });
      this.#hand();
    });
  }

  /** Hands out what is there. Nothing more is read while nobody waits. */
  #hand(): void {
    for (let [next] = this.#awaited; next; [next] = this.#awaited) {
      const taken = this.#rest.subarray(0, next.whole.length - next.filled);
      next.whole.set(taken, next.filled);
      next.filled += taken.length;
      this.#rest = this.#rest.subarray(taken.length);
      if (next.filled < next.whole.length) break;
      this.#awaited.shift();
      next.resolve(next.whole);
    }
    if (this.#hasEnded) {
      for (const { reject } of this.#awaited.splice(0)) reject(new Error('the pipe has ended'));
    } else if (this.#awaited.length > 0) this.#socket.resume();
    else this.#socket.pause();
  }
}
