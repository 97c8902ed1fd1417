import { createWriteStream } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A download that did not come to its end. */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  /**
   * @param reason `missing`: there is nothing at the address, or nothing for us. `refused`: the server will not.
   *   `too-long`: it sends another file. `broken-off`: another try goes on from what has arrived
   * @param waitMs before which the server wants no other try; 0 where it does not say
   */
  constructor(
    readonly reason: 'missing' | 'refused' | 'too-long' | 'broken-off',
    message: string,
    readonly waitMs = 0,
  ) {
    super(message);
  }
}

export interface FetchOptions {
  /** More than this is not written. */
  readonly maxBytes: number;
  /** Told how much of the file is there. */
  readonly onProgress: (bytes: number) => void;
  /** A server that sends nothing for so long is given up. */
  readonly stallMs: number;
}

/** Stores that do not list what they have answer 403 for what they do not have. */
const MISSING: readonly number[] = [403, 404, 410];
/** The server is busy with others, or we were slow: later it will. */
const LATER: readonly number[] = [408, 425, 429];

/** Beside a file that is not complete: what tells whether the server still has the same one (RFC 9110 §13.1.5). */
const TAG_SUFFIX = '.tag';

/**
 * Downloads into a file. Goes on where an earlier try broke off, if the server still has the same file. Redirects are
 * followed.
 *
 * @throws FetchError; Error where the file cannot be written
 */
export async function fetchFile(url: string, file: string, options: FetchOptions): Promise<void> {
  const { have, tag } = await readProgress(file);
  const guard = new StallGuard(options.stallMs);
  let reached = false;
  try {
    const range = have > 0 ? { Range: `bytes=${have}-`, 'If-Range': tag } : {};
    const response = await fetch(url, {
      // A packed answer would be unpacked on the way, and then its length and parts mean nothing.
      headers: { 'Accept-Encoding': 'identity', ...range },
      signal: guard.signal,
    });
    reached = true;
    if (response.status === 416) {
      // What is here is longer than what is there.
      await response.body?.cancel();
      await discard(file);
      throw new FetchError('broken-off', 'what had arrived does not fit the file any more');
    }
    await receive(response, file, have, options, guard);
  } catch (error) {
    throw asFetchError(error, guard, reached);
  } finally {
    guard.stop();
  }
}

/** Removes what an earlier try left. */
export async function discard(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(file + TAG_SUFFIX, { force: true });
}

async function receive(
  response: Response,
  file: string,
  have: number,
  { maxBytes, onProgress }: FetchOptions,
  guard: StallGuard,
): Promise<void> {
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    const said = `the server answered ${response.status}`;
    throw new FetchError(reasonOf(response.status), said, waitOf(response));
  }
  const goesOn = response.status === 206 && beginOf(response) === have;
  if (response.status === 206 && !goesOn) {
    await response.body.cancel();
    await discard(file);
    throw new FetchError('broken-off', 'the server sent another part than it was asked for');
  }
  if (!goesOn) await writeFile(file + TAG_SUFFIX, tagOf(response));
  let bytes = goesOn ? have : 0;
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        guard.heard();
        bytes += chunk.length;
        if (bytes > maxBytes)
          throw new FetchError('too-long', `it is longer than the ${maxBytes} bytes expected`);
        onProgress(bytes);
        yield chunk;
      }
    },
    createWriteStream(file, { flags: goesOn ? 'a' : 'w' }),
  );
  const length = response.headers.get('content-length');
  if (length !== null && bytes - (goesOn ? have : 0) < Number(length)) {
    throw new FetchError('broken-off', 'the connection broke off');
  }
}

function reasonOf(status: number): FetchError['reason'] {
  if (MISSING.includes(status)) return 'missing';
  return status >= 500 || LATER.includes(status) ? 'broken-off' : 'refused';
}

/** Retry-After is in seconds, or a date (RFC 9110 §10.2.3). */
function waitOf({ headers }: Response): number {
  const said = headers.get('retry-after') ?? '';
  const waitMs = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return waitMs > 0 ? waitMs : 0;
}

/** What is there of a file. Without a tag nothing says that the server still has the same one: it begins anew. */
async function readProgress(file: string): Promise<{ have: number; tag: string }> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  const tag = await readFile(file + TAG_SUFFIX, 'utf8').catch(() => '');
  return { have: tag === '' ? 0 : size, tag };
}

/** A weak tag may not stand in If-Range. */
function tagOf({ headers }: Response): string {
  const tag = headers.get('etag');
  return tag?.startsWith('"') ? tag : (headers.get('last-modified') ?? '');
}

function beginOf({ headers }: Response): number {
  return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? NaN);
}

function asFetchError(error: unknown, guard: StallGuard, reached: boolean): unknown {
  if (error instanceof FetchError) return error;
  if (guard.signal.aborted)
    return new FetchError(
      'broken-off',
      reached ? 'the server has stopped sending' : 'the server does not answer',
    );
  // What the file system says is not the server's fault: no other try helps.
  if (typeof (error as NodeJS.ErrnoException).syscall === 'string' && 'path' in (error as object))
    return error;
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return error;
  const { cause } = error as { cause?: unknown };
  const detail = cause instanceof Error && cause.message !== '' ? cause.message : String(error);
  const what = reached ? 'the connection broke off' : 'the server cannot be reached';
  return new FetchError('broken-off', `${what} (${detail.split('\n', 1)[0]})`);
}

/** Aborts when nothing was heard for a time. */
class StallGuard {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(stallMs: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), stallMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
