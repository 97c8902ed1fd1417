import 'server-only';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MAX_CONNECTIONS, type Connections } from './connections';
import type { Front } from './front';

/** Longest time for a request's headers, in milliseconds. */
const HEADERS_TIMEOUT_MS = 15_000;
/** Longest time for a whole request; the front cuts slow bodies before, with an answer. */
const REQUEST_TIMEOUT_MS = 200_000;

const prepared = new WeakSet<Server>();

/**
 * Puts the front before Next's own listener. Next makes its server before instrumentation runs and hands it
 * to nobody, so it is met where it speaks: at its first event after this call, which no request passes by.
 */
export function installFront(front: Front, connections: Connections): void {
  type Emit = (this: Server, event: string, ...args: unknown[]) => boolean;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server it belongs to
  const emit = http.Server.prototype.emit as Emit;
  const handle = (server: Server, request: IncomingMessage, response: ServerResponse) =>
    front.handle(request, response, () => emit.call(server, 'request', request, response));

  http.Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    prepare(this, handle);
    if (event === 'connection') {
      if (process.env.NODE_ENV === 'production') ignoreUpgrades(this);
      if (!connections.take(args[0] as Socket)) return true;
    }
    if (event !== 'request') return emit.call(this, event, ...args);
    handle(this, args[0] as IncomingMessage, args[1] as ServerResponse);
    return true;
  };
}

/**
 * Without a listener Node answers a request that offers another protocol as if it offered none (RFC 9110 §7.8), which
 * Java's HttpClient does with each first one. Next has a listener that leaves it without an answer; `next dev` needs its own.
 */
function ignoreUpgrades(server: Server): void {
  server.removeAllListeners('upgrade');
}

function prepare(
  server: Server,
  handle: (server: Server, request: IncomingMessage, response: ServerResponse) => void,
): void {
  if (prepared.has(server)) return;
  prepared.add(server);
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  // Without a listener Node asks for the body before anyone could refuse it.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
    handle(server, request, response),
  );
}
