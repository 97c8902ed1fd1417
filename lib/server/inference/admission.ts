import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';

/** Seconds after which a client refused for upload bytes may try again: uploads end sooner than queues. */
const RETRY_AFTER_SECONDS = 2;
/** The slowest upload is the one that has waited longest for another so many bytes. */
const STEP_BYTES = 65_536;

/** An upload that is still coming. */
interface Coming {
  readonly client: string;
  readonly evict: (reason: ServiceError) => void;
  bytes: number;
  /** When it began, or had come another {@link STEP_BYTES} further. */
  steppedAtMs: number;
  bytesSinceStep: number;
}

/** The room of one upload, which grows with what has come. */
interface UploadHold {
  /**
   * Takes room for bytes that have come.
   *
   * @throws ServiceError too_many_at_once when the client holds its share. ServiceError server_busy when there is no
   *   room and this upload is the slowest of all
   */
  readonly take: (bytes: number) => void;
  /** All has come: from here on nothing takes the room away. */
  readonly complete: () => void;
  /** Gives the room back; calling it again does nothing. */
  readonly release: () => void;
}

/**
 * Admission by memory. It bounds the upload bytes that this process holds at once. All requests count that are being
 * read, wait or run. What is only announced holds nothing.
 */
export class UploadBudget {
  readonly #maxBytes: number;
  readonly #maxBytesPerClient: number;
  readonly #now: () => number;
  readonly #heldByClient = new Map<string, number>();
  readonly #coming = new Set<Coming>();
  #heldBytes = 0;

  /**
   * @param maxBytes upload bytes held at once
   * @param maxBytesPerClient of these, what one client may hold: slow uploads of one cannot fill it for all
   * @param now milliseconds, on any clock that only goes forward
   */
  constructor(maxBytes: number, maxBytesPerClient: number = maxBytes, now = () => performance.now()) {
    this.#maxBytes = maxBytes;
    this.#maxBytesPerClient = maxBytesPerClient;
    this.#now = now;
  }

  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Reserves room for bytes that are here, or about to be.
   *
   * @param client whose they are
   * @returns gives the room back; calling it again does nothing
   * @throws ServiceError server_busy when there is no room, too_many_at_once when the client holds its share
   */
  reserve(bytes: number, client: string): () => void {
    if (this.#heldBytes + bytes > this.#maxBytes) throw busy();
    this.#checkShare(bytes, client);
    this.#add(client, bytes);
    let held = bytes;
    return () => {
      this.#add(client, -held);
      held = 0;
    };
  }

  /**
   * Begins with an upload. Where bytes of another one find no room, the slowest of those that are still coming makes way.
   *
   * @param client whose upload it is
   * @param evict called with the reason when this one has to make way; it releases the room
   */
  hold(client: string, evict: (reason: ServiceError) => void): UploadHold {
    const upload: Coming = { client, evict, bytes: 0, bytesSinceStep: 0, steppedAtMs: this.#now() };
    this.#coming.add(upload);
    return {
      take: (bytes) => this.#take(upload, bytes),
      complete: () => void this.#coming.delete(upload),
      release: () => {
        this.#coming.delete(upload);
        this.#add(client, -upload.bytes);
        upload.bytes = 0;
      },
    };
  }

  #take(upload: Coming, bytes: number): void {
    this.#checkShare(bytes, upload.client);
    upload.bytesSinceStep += bytes;
    if (upload.bytesSinceStep >= STEP_BYTES) {
      upload.bytesSinceStep = 0;
      upload.steppedAtMs = this.#now();
    }
    while (this.#heldBytes + bytes > this.#maxBytes) {
      const slowest = this.#slowest(upload);
      if (slowest === upload) throw busy();
      slowest.evict(busy());
      // Whatever the owner does: it would be asked for ever.
      this.#coming.delete(slowest);
    }
    upload.bytes += bytes;
    this.#add(upload.client, bytes);
  }

  /** Among the upload that asks and those that hold anything. */
  #slowest(asking: Coming): Coming {
    let slowest = asking;
    for (const upload of this.#coming) {
      if (upload.bytes > 0 && upload.steppedAtMs < slowest.steppedAtMs) slowest = upload;
    }
    return slowest;
  }

  #checkShare(bytes: number, client: string): void {
    const heldByClient = this.#heldByClient.get(client) ?? 0;
    if (heldByClient + bytes > this.#maxBytesPerClient) {
      throw new ServiceError('too_many_at_once', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  #add(client: string, bytes: number): void {
    this.#heldBytes += bytes;
    const held = (this.#heldByClient.get(client) ?? 0) + bytes;
    if (held > 0) this.#heldByClient.set(client, held);
    else this.#heldByClient.delete(client);
  }
}

function busy(): ServiceError {
  return new ServiceError('server_busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
