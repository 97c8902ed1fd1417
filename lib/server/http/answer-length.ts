import 'server-only';
import type { ServerResponse } from 'node:http';

/** From a route to the front, which takes it out. */
const LENGTH_HEADER = 'x-clearcut-length';

/**
 * Tells the front how long an answer is. Next 16.4 drops the `Content-Length` of what a route answers. Without it no room
 * is counted for the answer, and no client can show its progress. HTTP/1.0 cannot tell a whole one from a part.
 */
export function lengthTold(bytes: number): Readonly<Record<string, string>> {
  return { [LENGTH_HEADER]: String(bytes) };
}

/** Gives an answer whose head is about to leave the length that its route has told. */
export function restoreLength(response: ServerResponse): void {
  const told = response.getHeader(LENGTH_HEADER);
  if (told === undefined) return;
  response.removeHeader(LENGTH_HEADER);
  response.setHeader('Content-Length', Number(told));
}
