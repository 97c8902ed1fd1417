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
  #heldBytes = 0;

  /** @param maxBytes upload bytes held at once */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Reserves room before the first byte is read.
   *
   * @param bytes the announced length, or the largest upload where none was announced
   * @returns gives the room back; calling it again does nothing
   * @throws ServiceError server_busy when there is no room
   */
  reserve(bytes: number): () => void {
    if (this.#heldBytes + bytes > this.#maxBytes) {
      throw new ServiceError('server_busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    this.#heldBytes += bytes;
    let held = bytes;
    return () => {
      this.#heldBytes -= held;
      held = 0;
    };
  }
}
