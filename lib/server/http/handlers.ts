import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { ServiceError } from '@/lib/contracts/errors';
import { completeAnswer } from './complete-answer';
import { optionsHeaders } from './cors';
import type { Door } from './door';
import { respondJson } from './respond';
import { API_HEADERS } from './security-headers';
import { refuseMethods, serveRequest } from './serve-request';

/** The methods that a route of Next's answers one by one; OPTIONS is the same at all of them. */
type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Handler = (request: Request) => Response | Promise<Response>;

/** What a `route.ts` exports. */
export type Handlers = Readonly<Record<Method | 'OPTIONS', Handler>>;

/**
 * The handlers of a door's route. They are those that answer, OPTIONS, and for all other methods a refusal in the
 * door's words. HEAD is answered as GET is, which Node sends without its body. Where a GET counts, it does work that a
 * HEAD would throw away, and HEAD is refused.
 *
 * @param answered one for each of the door's methods
 */
export function handlersOf(door: Door, answered: Readonly<Partial<Record<Method, Handler>>>): Handlers {
  const refuse = refuseMethods(door);
  const question = door.isCounted('GET') ? undefined : answered.GET;
  return {
    GET: refuse,
    HEAD: question ?? refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: answerOptions(door),
    ...answered,
  };
}

/** The handlers of a route where nothing is: whatever is sent, the door says so. */
export function notFoundAt(door: Door): Handlers {
  const notFound = (request: Request) =>
    serveRequest(door, request, () => Promise.reject(new ServiceError('not_found')));
  return {
    GET: notFound,
    HEAD: notFound,
    POST: notFound,
    PUT: notFound,
    PATCH: notFound,
    DELETE: notFound,
    OPTIONS: notFound,
  };
}

/**
 * A handler that tells that the process answers: what a supervisor asks before it restarts one. Nothing is logged or
 * counted.
 */
export function answerLive(door: Door) {
  return (request: Request): Response => {
    const response = respondJson({ live: true });
    completeAnswer(door, request.headers.get('origin'), response);
    return response;
  };
}

/** A handler for OPTIONS, preflights among them. */
function answerOptions(door: Door) {
  const methods = door.methods.join(', ');
  return (request: Request): Promise<Response> =>
    serveRequest(door, request, () => {
      const allowedOrigins = httpConfig()[door.cors.origins];
      const headers = optionsHeaders(door.cors, methods, request.headers.get('origin'), allowedOrigins);
      return Promise.resolve(new Response(null, { status: 204, headers: { ...API_HEADERS, ...headers } }));
    });
}
