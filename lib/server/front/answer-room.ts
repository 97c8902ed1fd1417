import 'server-only';

/** An answer on its way out. Its bytes stay in memory until the last has left. */
export interface LeavingAnswer {
  readonly client: string;
  readonly bytes: number;
  /** Bytes that have left this process so far. */
  readonly sentBytes: () => number;
  /** Ends its connection. */
  readonly drop: () => void;
}

/**
 * How many bytes of answers this process holds at once. What is over that is dropped. It is the answer of the client
 * that holds the most, of which the least has left. A client that reads at once is never met.
 */
export class AnswerRoom {
  readonly #maxBytes: number;
  readonly #leaving = new Set<LeavingAnswer>();
  #heldBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Takes an answer in, of whatever size: others make way for it.
   *
   * @returns gives its room back; calling it again does nothing
   */
  hold(answer: LeavingAnswer): () => void {
    this.#leaving.add(answer);
    this.#heldBytes += answer.bytes;
    while (this.#heldBytes > this.#maxBytes) {
      const other = this.#leastRead(answer);
      if (other === undefined) break;
      this.#release(other);
      other.drop();
    }
    return () => this.#release(answer);
  }

  #leastRead(newest: LeavingAnswer): LeavingAnswer | undefined {
    const held = new Map<string, number>();
    for (const { client, bytes } of this.#leaving) held.set(client, (held.get(client) ?? 0) + bytes);
    const others = [...this.#leaving].filter((answer) => answer !== newest && answer.bytes > 0);
    const most = Math.max(...others.map(({ client }) => held.get(client) ?? 0));
    return others
      .filter(({ client }) => held.get(client) === most)
      .sort((one, other) => share(one) - share(other))[0];
  }

  #release(answer: LeavingAnswer): void {
    if (this.#leaving.delete(answer)) this.#heldBytes -= answer.bytes;
  }
}

function share({ sentBytes, bytes }: LeavingAnswer): number {
  return sentBytes() / bytes;
}
