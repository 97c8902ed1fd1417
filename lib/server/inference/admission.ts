import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';

/** Seconds after which a client refused for upload bytes may try again: uploads end sooner than queues. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Admission by memory: how many upload bytes this process holds at once, over all requests that are being
 * read, wait or run.
 */
export class UploadBudget {
  readonly #maxBytes: number;
  readonly #maxBytesPerClient: number;
  readonly #heldByClient = new Map<string, number>();
  #heldBytes = 0;

  /**
   * @param maxBytes upload bytes held at once
   * @param maxBytesPerClient of these, what one client may hold: slow uploads of one cannot fill it for all
   */
  constructor(maxBytes: number, maxBytesPerClient: number = maxBytes) {
    this.#maxBytes = maxBytes;
    this.#maxBytesPerClient = maxBytesPerClient;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Reserves room before the first byte is read.
   *
   * @param bytes the announced length, or the largest upload where none was announced
   * @param client whose upload it is
   * @returns gives the room back; calling it again does nothing
   * @throws ServiceError server_busy when there is no room, too_many_at_once when the client holds its share
   */
  reserve(bytes: number, client: string): () => void {
    if (this.#heldBytes + bytes > this.#maxBytes) {
      throw new ServiceError('server_busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    const heldByClient = this.#heldByClient.get(client) ?? 0;
    if (heldByClient + bytes > this.#maxBytesPerClient) {
      throw new ServiceError('too_many_at_once', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    this.#add(client, bytes);
    let held = bytes;
    return () => {
      this.#add(client, -held);
      held = 0;
    };
  }

  #add(client: string, bytes: number): void {
    this.#heldBytes += bytes;
    const held = (this.#heldByClient.get(client) ?? 0) + bytes;
    if (held > 0) this.#heldByClient.set(client, held);
    else this.#heldByClient.delete(client);
  }
}
