import 'server-only';
import { randomUUID } from 'node:crypto';
import { isServiceError, ServiceError, type ErrorCode } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { observeAnswer } from '../ops/observe';
import { runtime } from '../ops/runtime';
import { CLIENT_CLOSED_REQUEST } from './client-closed-request';
import { completeAnswer } from './complete-answer';
import { loggedAddressOf } from './logged-address';
import { respondFault } from './respond';

/** What a handler adds to its request's log line: sizes and durations, nothing else fits. */
export type LogFacts = Record<string, number>;

/**
 * The frame around every API handler: a request id, faults turned into answers, the headers of every answer, one
 * log line, one count.
 *
 * @param route the route's own pattern; the URL, which may carry a query, is never logged
 * @param handle answers the request; may add numbers to the log line, and headers that go with whatever is
 *   answered in the end, a fault as well
 */
export async function serveRequest(
  route: string,
  request: Request,
  handle: (facts: LogFacts, answerHeaders: Headers) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  const begunAtMs = performance.now();
  const facts: LogFacts = {};
  const answerHeaders = new Headers();
  let response: Response;
  let outcome: { code?: ErrorCode | 'client_gone'; errorClass?: string } = {};
  try {
    response = await handle(facts, answerHeaders);
  } catch (error) {
    response = respondFault(error);
    outcome = request.signal.aborted ? { code: 'client_gone' } : describeFault(error);
  }
  answerHeaders.forEach((value, name) => response.headers.append(name, value));
  response.headers.set(REQUEST_ID_HEADER, requestId);
  completeAnswer(request, response);
  const status = outcome.code === 'client_gone' ? CLIENT_CLOSED_REQUEST : response.status;
  observeAnswer(route, status, outcome.code);
  const address = loggedAddressOf(request.headers);
  const line = {
    requestId,
    ...(address === undefined ? {} : { address }),
    method: request.method,
    route,
    status,
    ...outcome,
    durationMs: Math.round(performance.now() - begunAtMs),
    ...facts,
  };
  if (status >= 500) runtime().logger.warn(line, 'request');
  else runtime().logger.info(line, 'request');
  return response;
}

function describeFault(error: unknown): { code: ErrorCode; errorClass?: string } {
  if (isServiceError(error)) return { code: error.code };
  return { code: 'internal_error', errorClass: error instanceof Error ? error.name : typeof error };
}

/** Handlers for every method but those given, so that a wrong method is answered in our own words. */
export function refuseMethods(route: string, allow: string) {
  return (request: Request): Promise<Response> =>
    serveRequest(route, request, () =>
      Promise.resolve(respondFault(new ServiceError('method_not_allowed'), { Allow: allow })),
    );
}
