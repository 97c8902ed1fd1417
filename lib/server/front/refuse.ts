import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { discardBody } from './request-body';

/** A client that writes its whole request before it reads needs its bytes taken; one that listens stops at once. */
const DRAIN_AFTER_MS = 100;
/** Longest time that a refused connection stays open, so that its client can read why. */
export const LINGER_MS = 1_500;

/** Connections with a request that was refused: what comes behind it is not answered. */
const refused = new WeakSet<Socket>();

export function isRefused(socket: Socket): boolean {
  return refused.has(socket);
}

/**
 * Answers a request that Next has not seen, and closes its connection behind the answer and all before it (pipelining).
 *
 * @param answer of a few words, as everywhere
 */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  const { socket } = request;
  refused.add(socket);
  let complete = false;
  let onComplete = () => undefined as void;
  discardBody(request, () => {
    complete = true;
    onComplete();
  });
  // Node calls it when an answer with `Connection: close` is out. Destroyed with bytes unread a socket sends a reset, and the
  // client would see that in place of the answer.
  socket.destroySoon = () => {
    socket.pause();
    setTimeout(() => socket.resume(), DRAIN_AFTER_MS).unref();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
    onComplete = () => close(socket, timer);
    if (complete) onComplete();
  };
  const body = await answer.text();
  answer.headers.forEach((value, name) => response.setHeader(name, value));
  response.setHeader('Connection', 'close');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  // Node leaves the body out where there must be none, and waits for the answers before.
  response.writeHead(answer.status).end(body);
}

/** All has been read, so nothing resets the connection: the client may take its time with the answer. */
function close(socket: Socket, timer: NodeJS.Timeout): void {
  socket.end(() => {
    clearTimeout(timer);
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}
