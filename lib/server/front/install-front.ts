import 'server-only';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { renderBy } from '../http/rendered-pages';
import { MAX_CONNECTIONS, type Connections } from './connections';
import type { Front } from './front';

/** Longest time for a request's headers, in milliseconds. */
const HEADERS_TIMEOUT_MS = 15_000;
/** Longest time for a whole request; the front cuts slow bodies before, with an answer. */
const REQUEST_TIMEOUT_MS = 200_000;

const prepared = new Set<Server>();

type Handle = (server: Server, request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts the front before Next's own listener. Next makes its server before instrumentation runs and hands it to nobody.
 * So it is met where it speaks: at its first event after this call, which no request passes by.
 *
 * @returns the servers that have been met, also those that are met later
 */
export function installFront(front: Front, connections: Connections): ReadonlySet<Server> {
  type Emit = (this: Server, event: string, ...args: unknown[]) => boolean;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server it belongs to
  const emit = http.Server.prototype.emit as Emit;
  const handle: Handle = (server, request, response) =>
    front.handle(request, response, () => emit.call(server, 'request', request, response));

  http.Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    prepare(this, front, handle);
    if (event === 'connection') {
      if (process.env.NODE_ENV === 'production') ignoreUpgrades(this);
      const socket = args[0] as Socket;
      if (!connections.take(socket)) return true;
      // Each request on it listens for its end, and clients may send many at once (pipelining).
      socket.setMaxListeners(0);
      socket.once('end', () => front.handleEnd(socket));
    }
    if (event !== 'request') return emit.call(this, event, ...args);
    handle(this, args[0] as IncomingMessage, args[1] as ServerResponse);
    return true;
  };
  return prepared;
}

/**
 * Without a listener Node answers a request that offers another protocol as if it offered none (RFC 9110 §7.8). Java's
 * HttpClient offers one with each first request. Next has a listener that leaves it without an answer; `next dev` needs
 * its own.
 */
function ignoreUpgrades(server: Server): void {
  server.removeAllListeners('upgrade');
}

/** Bounds a server's connections in time and number, and takes over what Node would answer, or leave unanswered, by itself. */
function prepare(server: Server, front: Front, handle: Handle): void {
  if (prepared.has(server)) return;
  prepared.add(server);
  renderBy(server);
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  // Options of Node's constructor, which it reads at each request.
  Object.assign(server, { requireHostHeader: false, httpAllowHalfOpen: true });
  const handleHere = (request: IncomingMessage, response: ServerResponse) =>
    handle(server, request, response);
  // Without a listener Node asks for the body before anyone could refuse it.
  server.on('checkContinue', handleHere);
  // Other expectations may be overlooked (RFC 9110 §10.1.1).
  server.on('checkExpectation', handleHere);
  server
    .removeAllListeners('connect')
    .on('connect', (request: IncomingMessage, socket: Duplex) => front.refuseTunnel(request, socket));
  server
    .removeAllListeners('clientError')
    .on('clientError', (error: Error, socket: Duplex) => front.refuseUnreadable(error, socket));
}
