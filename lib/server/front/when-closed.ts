import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from './refuse-unreadable';

/**
 * Calls back once, when an exchange is over: its answer is out, or its connection is gone.
 *
 * @returns does so now; calling it later does nothing
 */
export function whenClosed(request: IncomingMessage, response: ServerResponse, over: () => void): () => void {
  const { socket } = request;
  let open = true;
  const onClose = () => {
    if (!open) return;
    open = false;
    socket.off('close', onClose);
    response.off('close', onClose);
    over();
  };
  // A response that waits behind another on its connection is not told of the socket's end.
  socket.on('close', onClose);
  response.on('close', onClose);
  return onClose;
}

/** Calls back when the first byte of an answer is about to leave. What it is made from is needed no more. */
export function whenAnswered(response: ServerResponse, begun: () => void): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    response.writeHead = writeHead;
    begun();
    return writeHead(...args);
  }) as typeof response.writeHead;
}

/** A client that is gone resets the first interim answer; the next then fails, which ends its request. */
const ASK_EVERY_MS = 200;

/**
 * Some clients have ended their half of the connection and wait for the answer; others are gone. To a socket both are
 * one thing, so this tells them apart. While the answer is not ready the first are sent `100 Continue` again and again.
 * Clients of HTTP/1.1 have to overlook it (RFC 9110 §15.2). HTTP/1.0 has no interim answers: whoever ends that
 * connection is gone.
 *
 * @param exchange the last that has begun on the connection
 */
export function askWhetherGone({ request, response }: Exchange): void {
  // What is missing of a request never comes now: Node's parser says so.
  if (!request.complete || response.closed) return;
  if (request.httpVersion === '1.0') {
    request.socket.destroy();
    return;
  }
  const ask = () => {
    if (response.headersSent || response.closed) clearInterval(ticker);
    // One that waits behind another on its connection has no socket yet.
    else if (response.socket !== null) response.writeContinue();
  };
  const ticker = setInterval(ask, ASK_EVERY_MS).unref();
  ask();
}
