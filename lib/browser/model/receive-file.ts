import { type EngineFile, EngineFilesError, type FileCopy } from './engine-file';

/* Also runs in a worker: no DOM here. */

export interface ReceiveOptions {
  readonly signal: AbortSignal;
  /** Past every cache on the way: what they hold was no good. */
  readonly fresh: boolean;
  /** Asks for the whole file where that is less on the line, and leaves out what is there. */
  readonly wholeIfLess: boolean;
  /** A connection that brings nothing for this long is given up. */
  readonly silenceMs: number;
  /** Called when `copy.received` has changed. */
  readonly onReceived: () => void;
}

/** There is no such file: names change with the content, so another build has taken this one's place. */
const GONE_STATUSES = [404, 410];
/** Answers that may be others in a moment. */
const PASSING_STATUSES = [408, 425, 429];

/**
 * Fetches what a copy lacks, in one request. It returns or fails as the connection ends; what has arrived by then stays
 * in the copy either way.
 *
 * @throws EngineFilesError where the server says that another try is of no use
 * @throws Error where the connection or the answer was no good, or the signal fired
 */
export async function receiveFile(
  file: EngineFile,
  copy: FileCopy,
  { signal, fresh, wholeIfLess, silenceMs, onReceived }: ReceiveOptions,
): Promise<void> {
  const attempt = new AbortController();
  const abort = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', abort);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const expectBytes = () => {
    clearTimeout(silence);
    silence = setTimeout(() => attempt.abort(new Error('nothing arrived for too long')), silenceMs);
  };
  const part = copy.received > 0 && !(wholeIfLess && isWholeLess(file, copy));
  // How much of the answer is there already.
  let skip = part ? 0 : copy.received;
  try {
    signal.throwIfAborted();
    expectBytes();
    const response = await fetch(file.url, {
      headers: part ? partHeaders(file, copy) : {},
      credentials: 'same-origin',
      cache: fresh ? 'reload' : 'default',
      signal: attempt.signal,
    });
    const reader = bodyFor(file, copy, response, part).getReader();
    onReceived();
    for (;;) {
      expectBytes();
      const { done, value } = await reader.read();
      if (done) return;
      const unknown = value.subarray(skip);
      skip -= value.length - unknown.length;
      const wanted = unknown.subarray(0, file.bytes - copy.received);
      copy.bytes.set(wanted, copy.received);
      copy.received += wanted.length;
      onReceived();
      // More than the file has: its digest will tell whether what came first is the file.
      if (wanted.length < unknown.length) return;
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
    // Lets go of what is not wanted of an answer.
    attempt.abort();
  }
}

/** Parts come unpacked. So what is left of a file that packs well can be more than all of it, packed. */
function isWholeLess({ bytes, transferBytes }: EngineFile, { received }: FileCopy): boolean {
  return bytes - received > transferBytes;
}

/**
 * Asks for the rest. This service tags plain files by their digest. Other origins have tags of their own, and asking
 * with one would need their leave (CORS). There the digest of the whole has to do.
 */
function partHeaders({ sha256, foreign }: EngineFile, { received }: FileCopy): Record<string, string> {
  return { Range: `bytes=${received}-`, ...(foreign ? {} : { 'If-Range': `"${sha256}"` }) };
}

/**
 * The body of an answer, with the copy set to where the body goes on.
 *
 * @param part whether a part was asked for
 */
function bodyFor(
  file: EngineFile,
  copy: FileCopy,
  { status, headers, body }: Response,
  part: boolean,
): ReadableStream<Uint8Array> {
  if (status !== 200 && status !== 206 && status !== 416) {
    if (PASSING_STATUSES.includes(status) || status >= 500) throw new Error(`status ${status}`);
    // Of another origin nobody here knows what it is meant to have.
    const outdated = GONE_STATUSES.includes(status) && !file.foreign;
    const code = outdated ? 'page_outdated' : 'model_unavailable';
    throw new EngineFilesError(code, `${file.url} was answered with status ${status}`);
  }
  if (part && !(status === 206 && continues(headers, copy.received, file.bytes))) {
    // The server has another file than the one that was begun, or no parts: nothing goes behind what is there.
    copy.received = 0;
  }
  if (status === 200 || (part && copy.received > 0)) return body ?? noBody();
  throw new Error(`another part than was asked for, with status ${status}`);
}

/** Whether a part is what was asked for, as far as the answer may be read. Packed parts cannot be joined. */
function continues(headers: Headers, from: number, bytes: number): boolean {
  const range = headers.get('content-range');
  const encoding = headers.get('content-encoding') ?? 'identity';
  return (range === null || range === `bytes ${from}-${bytes - 1}/${bytes}`) && encoding === 'identity';
}

function noBody(): never {
  throw new Error('an answer without a body');
}
