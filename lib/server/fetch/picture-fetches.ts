import 'server-only';
import type { ServerConfig } from '@/lib/config/server';
import type { UploadBudget } from '../inference/admission';
import type { FetchTimes } from './ask-host';
import { fetchPicture } from './fetch-picture';

/** A request whose pictures are fetched. */
export interface FetchingRequest {
  readonly config: Pick<ServerConfig, 'urlInput' | 'jobTimeoutMs'>;
  /** What fetched bytes count in, beside the bodies of requests. */
  readonly uploads: UploadBudget;
  /** Whose they are: the caller's bucket. */
  readonly client: string;
  /** When the last byte of the request arrived, by `performance.now()`: the deadline counts from here, fetching included. */
  readonly receivedAtMs: number;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

/** Well below the wait for a child, so that a slow host does not cost its picture the turn. */
const TIMES: FetchTimes = { connectMs: 4_000, firstByteMs: 8_000, wholeMs: 12_000 };

/** Room is taken in steps, so that a host that sends drop by drop asks the budget once. */
const ROOM_STEP_BYTES = 1_048_576;

/**
 * The pictures that a request names by address. They share one time limit, and the room that they take is held until
 * {@link release}. A door takes the place first, so that fetching has one of its client's places:
 *
 *     const picture = limitPicture(caller);
 *     const fetches = new PictureFetches({ config, uploads, client: caller.bucket, receivedAtMs, signal: request.signal });
 *     try { const bytes = await fetches.picture(url, MAX_UPLOAD_BYTES); … cut out … }
 *     finally { fetches.release(); picture.release(); }
 */
export class PictureFetches {
  readonly #request: FetchingRequest;
  readonly #releases: (() => void)[] = [];
  #signal: AbortSignal | undefined;
  #roomBytes = 0;
  #bytes = 0;
  #spentMs = 0;

  constructor(request: FetchingRequest) {
    this.#request = request;
  }

  /** For the log line: bytes that came, and milliseconds that it took; nothing where no address was given. */
  get figures(): Readonly<Record<string, number>> {
    if (!this.#signal) return {};
    return { fetchedBytes: this.#bytes, fetchMs: Math.round(this.#spentMs) };
  }

  /**
   * Fetches one picture.
   *
   * @param url as the caller wrote it
   * @param maxBytes the most that it may have
   * @throws FetchError; ServiceError server_busy, too_many_at_once where there is no room
   */
  async picture(url: string, maxBytes: number): Promise<Uint8Array> {
    const begunAtMs = performance.now();
    this.#signal ??= this.#timeLimit(begunAtMs);
    try {
      return await fetchPicture(url, {
        urlInput: this.#request.config.urlInput,
        maxBytes,
        signal: this.#signal,
        times: TIMES,
        takeRoom: (bytes) => this.#takeRoom(bytes),
      });
    } finally {
      this.#spentMs += performance.now() - begunAtMs;
    }
  }

  /** Gives the room back; calling it again does nothing. */
  release(): void {
    for (const release of this.#releases.splice(0)) release();
  }

  #timeLimit(nowMs: number): AbortSignal {
    const { config, receivedAtMs, signal } = this.#request;
    const leftMs = receivedAtMs + config.jobTimeoutMs - nowMs;
    const over = new AbortController();
    const end = () => over.abort();
    // A time limit within AbortSignal.any() is collected as garbage, and never ends anything: any() holds it weakly.
    const timer = setTimeout(end, Math.max(0, Math.min(TIMES.wholeMs, leftMs)));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    this.#releases.push(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    });
    return over.signal;
  }

  #takeRoom(bytes: number): void {
    const { uploads, client } = this.#request;
    this.#bytes += bytes;
    while (this.#roomBytes < this.#bytes) {
      this.#releases.push(uploads.reserve(ROOM_STEP_BYTES, client));
      this.#roomBytes += ROOM_STEP_BYTES;
    }
  }
}
