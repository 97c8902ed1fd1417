import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request and its answer, as long as either is under way. */
export interface UnderWay {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Ends it with an answer that says why; undefined once it was complete, for then Next has it. */
  readonly fail?: (reason: unknown) => void;
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
export function askWhetherGone({ request, response }: UnderWay): void {
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
