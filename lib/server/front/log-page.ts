import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLIENT_CLOSED_REQUEST, logRequest } from '../log/log-request';

/**
 * Writes the access log's line of a page when its answer is out. The id is the line's own. Shared caches keep pages,
 * and would hand an id that is sent along to everybody.
 *
 * @param address the client's
 * @param route the page's pattern
 */
export function logPage(
  request: IncomingMessage,
  response: ServerResponse,
  address: string | undefined,
  route: string,
): void {
  const begunAtMs = performance.now();
  response.once('close', () => {
    const isOut = response.writableFinished;
    logRequest({
      requestId: randomUUID(),
      address,
      method: request.method,
      route,
      status: isOut ? response.statusCode : CLIENT_CLOSED_REQUEST,
      ...(isOut ? {} : { code: 'client_gone' }),
      durationMs: Math.round(performance.now() - begunAtMs),
    });
  });
}
