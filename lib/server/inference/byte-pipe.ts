import 'server-only';
import type { Socket } from 'node:net';

/** The child's descriptor of the pipe, behind standard input, output, error and the channel for messages. */
export const BYTE_PIPE_FD = 4;

/**
 * Pictures between two processes, beside their messages, which say how many bytes follow. In a message a picture is
 * copied three times in one go, and its receiver's. Here the kernel takes it piece by piece, and others get their turn.
 */
export class BytePipe {
  readonly #socket: Socket;
  readonly #pieces: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);
  #before: Promise<unknown> = Promise.resolve();

  /** @param socket to the other process, of which nobody else reads */
  constructor(socket: Socket) {
    this.#socket = socket;
    // An end of the other process shows in its `exit`, or in what is received.
    socket.on('error', () => undefined);
    this.#pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
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
    const bytes = this.#before.then(() => this.#read(length));
    this.#before = bytes.catch(() => undefined);
    return bytes;
  }

  async #read(length: number): Promise<Uint8Array> {
    const whole = Buffer.allocUnsafeSlow(length);
    for (let filled = 0; filled < length;) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const taken = this.#rest.subarray(0, length - filled);
      whole.set(taken, filled);
      filled += taken.length;
      this.#rest = this.#rest.subarray(taken.length);
    }
    return whole;
  }

  async #next(): Promise<Buffer<ArrayBuffer>> {
    const next = await this.#pieces.next();
    if (next.done === true) throw new Error('the pipe has ended');
    return next.value as Buffer<ArrayBuffer>;
  }
}
