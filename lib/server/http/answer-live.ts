import 'server-only';
import { completeAnswer } from './complete-answer';
import type { Door } from './door';
import { respondJson } from './respond';

/** A handler that tells that the process answers: what a supervisor asks before it restarts one. Nothing is logged or counted. */
export function answerLive(door: Door) {
  return (request: Request): Response => {
    const response = respondJson({ live: true });
    completeAnswer(door, request.headers.get('origin'), response);
    return response;
  };
}
