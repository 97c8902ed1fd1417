import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';

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
