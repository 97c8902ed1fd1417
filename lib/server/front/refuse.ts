import 'server-only';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { discardBody } from './request-body';

/** A client that writes its whole request before it reads needs its bytes taken; one that listens stops at once. */
const DRAIN_AFTER_MS = 100;
/** Longest time that a refused connection stays open, so that its client can read why. */
const LINGER_MS = 1_500;

/**
 * Answers a request that Next has not seen, and closes its connection. Destroying the socket at once would
 * send a reset, and the client would see that in place of the answer.
 *
 * @param answer of a few words, as everywhere
 */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  const { socket } = request;
  // Written to the socket itself: Node would destroy it as soon as an answer with `Connection: close` is out.
  // Where an earlier answer on this connection is not finished (pipelining), there is no place for this one.
  if (response.socket === socket) socket.write(await written(answer));
  socket.pause();
  setTimeout(() => socket.resume(), DRAIN_AFTER_MS).unref();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  discardBody(request, () => close(socket, timer));
}

/** All has been read, so nothing resets the connection: the client may take its time with the answer. */
function close(socket: Socket, timer: NodeJS.Timeout): void {
  socket.end(() => {
    clearTimeout(timer);
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

async function written(answer: Response): Promise<string> {
  const body = await answer.text();
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
    `date: ${new Date().toUTCString()}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
