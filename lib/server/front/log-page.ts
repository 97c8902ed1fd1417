import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { CLIENT_CLOSED_REQUEST } from '../http/client-closed-request';
import { loggedAddress } from '../http/logged-address';
import { headerOf } from './header-of';

/**
 * Writes the access log's line of a page when its answer is out. The id is the line's own: shared caches keep pages,
 * and would hand an id that is sent along to everybody.
 *
 * @param route the page's pattern
 */
export function logPage(
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
  logger: Logger,
): void {
  const begunAtMs = performance.now();
  // Taken now: a socket that has closed forgets it.
  const peer = request.socket.remoteAddress;
  response.once('close', () => {
    const address = loggedAddress(peer, headerOf(request.headers));
    const isOut = response.writableFinished;
    logger.info(
      {
        requestId: randomUUID(),
        ...(address === undefined ? {} : { address }),
        method: request.method,
        route,
        status: isOut ? response.statusCode : CLIENT_CLOSED_REQUEST,
        ...(isOut ? {} : { code: 'client_gone' }),
        durationMs: Math.round(performance.now() - begunAtMs),
      },
      'request',
    );
  });
}
