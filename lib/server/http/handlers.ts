import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { answerOptions } from './answer-options';
import type { Door } from './door';
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
