import 'server-only';
import type { IncomingMessage } from 'node:http';

/*
 * A request's bytes are caught where Node's parser hands them over (`push`), before anything reads them. A 'data'
 * listener would take them from Next, which attaches its own later.
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
 * @param onComplete called with the pieces, and with what ends the request's own stream as if all had just arrived.
 *   Pieces that are still there go into it
 */
export function holdBody(
  request: IncomingMessage,
  onBytes: (bytes: number) => boolean,
  onComplete: (pieces: Uint8Array[], handOver: () => void) => void,
): void {
  const push = request.push.bind(request);
  const pieces: Uint8Array[] = [];
  let keeping = true;
  request.push = (piece: Uint8Array | null): boolean => {
    if (!keeping) return true;
    if (piece !== null) {
      keeping = onBytes(piece.length);
      if (keeping) pieces.push(piece);
      else pieces.length = 0;
      return true;
    }
    onComplete(pieces, () => {
      request.push = push;
      for (const held of pieces) request.push(held);
      request.push(null);
    });
    return true;
  };
}

/** Takes the rest of a body and forgets it. `onEnd` is called when all of it has come. */
export function discardBody(request: IncomingMessage, onEnd: () => void): void {
  if (request.complete) onEnd();
  request.push = (chunk: Uint8Array | null): boolean => {
    if (chunk === null) onEnd();
    return true;
  };
}
