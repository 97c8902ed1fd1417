import 'server-only';
import { randomUUID } from 'node:crypto';
import { ServiceError } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import type { RequestFacts } from '../log/log-request';
import { readCaller, type Caller } from './caller';
import { CLIENT_CLOSED_REQUEST } from './client-closed-request';
import { completeAnswer } from './complete-answer';
import { codeOf } from './fault-code';
import { recordAnswer } from './record-answer';
import { respondFault } from './respond';

/** A request that is being answered. */
export interface Exchange {
  readonly caller: Caller;
  /** What the handler adds to its request's log line: sizes and durations, nothing else fits. */
  readonly figures: Record<string, number>;
  /** Headers that go with whatever is answered in the end, a fault as well. */
  readonly answerHeaders: Headers;
}

/**
 * The frame around every API handler: who is calling, a request id, faults turned into answers, the headers of every
 * answer, one log line, one count.
 *
 * @param route the route's own pattern; the URL, which may carry a query, is never logged
 * @param handle answers the request of a caller that is known; others are answered address_unknown
 */
export async function serveRequest(
  route: string,
  request: Request,
  handle: (exchange: Exchange) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  const begunAtMs = performance.now();
  const figures: Record<string, number> = {};
  const answerHeaders = new Headers();
  let caller: Caller | undefined;
  let response: Response;
  let outcome: Pick<RequestFacts, 'code' | 'errorClass'> = {};
  try {
    caller = readCaller(request.headers);
    response = await handle({ caller, figures, answerHeaders });
  } catch (error) {
    response = respondFault(error);
    outcome = request.signal.aborted ? { code: 'client_gone' } : codeOf(error);
  }
  answerHeaders.forEach((value, name) => response.headers.append(name, value));
  response.headers.set(REQUEST_ID_HEADER, requestId);
  completeAnswer(request, response);
  recordAnswer({
    requestId,
    address: caller?.address,
    method: request.method,
    route,
    status: outcome.code === 'client_gone' ? CLIENT_CLOSED_REQUEST : response.status,
    ...outcome,
    durationMs: Math.round(performance.now() - begunAtMs),
    figures,
  });
  return response;
}

/** Handlers for every method but those given, so that a wrong method is answered in our own words. */
export function refuseMethods(route: string, allow: string) {
  return (request: Request): Promise<Response> =>
    serveRequest(route, request, () =>
      Promise.resolve(respondFault(new ServiceError('method_not_allowed'), { Allow: allow })),
    );
}
