import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { processWide } from '@/lib/config/process-wide';
import { nextTurn } from './next-turn';

/** Names a body that the front has kept, from the front to routes, which do not see the request itself. */
export const BODY_HEADER = 'x-clearcut-body';

/** What is taken in one go: copying it takes about a millisecond. */
const TURN_BYTES = 1024 * 1024;

/** Next bundles front and routes apart; a module's own variable would exist in each. */
const bodies = processWide('bodies', () => new Map<string, Uint8Array[]>());

/**
 * Names a request's body over whatever the client sent in {@link BODY_HEADER}. Through Next's streams it would be
 * copied three times, each time in one go. With 33 MB nobody else would be answered meanwhile.
 *
 * @param pieces the whole body
 * @returns forgets it where nobody has taken it
 */
export function stampBody(headers: IncomingHttpHeaders, pieces: Uint8Array[]): () => void {
  const name = randomUUID();
  bodies.set(name, pieces);
  headers[BODY_HEADER] = name;
  return () => void bodies.delete(name);
}

/** Drops whatever the client sent in {@link BODY_HEADER}. */
export function dropBodyStamp(headers: IncomingHttpHeaders): void {
  delete headers[BODY_HEADER];
}

/** The pieces of a request's body, each forgotten once it is read. Undefined where the front has kept none. */
export function takeBody(headers: Headers): AsyncIterable<Uint8Array> | undefined {
  const name = headers.get(BODY_HEADER) ?? '';
  const pieces = bodies.get(name);
  bodies.delete(name);
  return pieces && inTurns(pieces);
}

async function* inTurns(pieces: Uint8Array[]): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    yield piece;
    bytes += piece.length;
    if (bytes < TURN_BYTES) continue;
    bytes = 0;
    await nextTurn();
  }
}
