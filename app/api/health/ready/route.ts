import { HEALTH } from '@/lib/server/doors/clearcut';
import { completeAnswer } from '@/lib/server/http/complete-answer';
import { handlersOf } from '@/lib/server/http/handlers';
import { respondJson } from '@/lib/server/http/respond';
import { readiness, runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Pictures may be sent here: what a load balancer asks, and a page before it sends pictures again. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(HEALTH, { GET: answerReady });

function answerReady(request: Request): Response {
  const state = readiness(runtime());
  const response = respondJson(state, state.ready ? 200 : 503);
  completeAnswer(HEALTH, request.headers.get('origin'), response);
  return response;
}
