import 'server-only';
import { randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { CLIENT_CLOSED_REQUEST, type RequestFacts } from '../log/log-request';
import { readCaller, type Caller } from './caller';
import { completeAnswer, recordAnswer } from './complete-answer';
import type { Door } from './door';
import { publicErrorOf, reasonOf } from './public-error';

/** A request that is being answered. */
export interface Exchange {
  readonly caller: Caller;
  /** What the handler adds to its request's log line: sizes and durations, nothing else fits. */
  readonly figures: Record<string, number>;
  /** Headers that go with whatever is answered in the end, an error as well. */
  readonly answerHeaders: Headers;
}

/**
 * The frame around every API handler. It finds who is calling, gives a request id, turns errors into answers, and sets
 * the headers of every answer. It writes one log line and counts once.
 *
 * @param door whose answer it is: it says how errors are told
 * @param handle answers the request of a caller that is known; others are answered address_unknown
 */
export async function serveRequest(
  door: Door,
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
    response = door.respondError(publicErrorOf(error));
    outcome = request.signal.aborted ? { code: 'client_gone' } : reasonOf(error);
  }
  answerHeaders.forEach((value, name) => response.headers.append(name, value));
  response.headers.set(REQUEST_ID_HEADER, requestId);
  completeAnswer(door, request.headers.get('origin'), response);
  recordAnswer({
    requestId,
    address: caller?.address,
    method: request.method,
    route: door.path,
    status: outcome.code === 'client_gone' ? CLIENT_CLOSED_REQUEST : response.status,
    ...outcome,
    durationMs: Math.round(performance.now() - begunAtMs),
    figures,
  });
  return response;
}

/** A handler for every method but those of the door. So a wrong one is answered in the door's words. */
export function refuseMethods(door: Door) {
  const headers = { Allow: door.methods.join(', ') };
  return (request: Request): Promise<Response> =>
    serveRequest(door, request, () =>
      Promise.resolve(door.respondError({ code: 'method_not_allowed' }, headers)),
    );
}
