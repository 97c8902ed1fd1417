import 'server-only';
import type { IncomingMessage } from 'node:http';

/*
 * A request's bytes are caught where Node's parser hands them over (`push`), before anything reads them:
 * a 'data' listener would take them from Next, which attaches its own later.
 */

/**
 * What a request says of its body.
 *
 * @returns bytes, 0 where there is none, `undefined` where its length is not announced (chunked)
 */
export function announcedBytes(request: IncomingMessage): number | undefined {
  if (request.headers['transfer-encoding'] !== undefined) return undefined;
  return Number(request.headers['content-length'] ?? 0);
}

/**
 * Keeps a body in memory until it is complete.
 *
 * @param onBytes told of each piece's length; `false` stops keeping
 * @param onComplete called with what makes the body readable, as if it had just arrived
 */
export function holdBody(
  request: IncomingMessage,
  onBytes: (bytes: number) => boolean,
  onComplete: (handOver: () => void) => void,
): void {
  const push = request.push.bind(request);
  const chunks: Uint8Array[] = [];
  let keeping = true;
  request.push = (chunk: Uint8Array | null): boolean => {
    if (!keeping) return true;
    if (chunk !== null) {
      keeping = onBytes(chunk.length);
      if (keeping) chunks.push(chunk);
      else chunks.length = 0;
      return true;
    }
    onComplete(() => {
      request.push = push;
      handOver(request, chunks);
    });
    return true;
  };
}

/** What is handed over in one go: copying it takes about a millisecond. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Makes a body readable, piece by piece as its reader asks for more. All at once it would be copied at once, twice by Next:
 * of 33 MB nobody else would be answered for 70 ms.
 */
function handOver(request: IncomingMessage, held: Uint8Array[]): void {
  const askSocket = request._read.bind(request);
  let due = false;
  const give = () => {
    due = false;
    if (request.destroyed) return;
    for (let bytes = 0; held.length > 0 && bytes < PIECE_BYTES;) {
      const piece = held.shift()!;
      bytes += piece.length;
      request.push(piece);
    }
    if (held.length === 0) request.push(null);
  };
  const giveSoon = () => {
    if (!due) setImmediate(give);
    due = true;
  };
  request._read = (bytes) => {
    // Node notes there that somebody reads.
    askSocket(bytes);
    giveSoon();
  };
  giveSoon();
}

/** Takes the rest of a body and forgets it. `onEnd` is called when all of it has come. */
export function discardBody(request: IncomingMessage, onEnd: () => void): void {
  if (request.complete) onEnd();
  request.push = (chunk: Uint8Array | null): boolean => {
    if (chunk === null) onEnd();
    return true;
  };
}
