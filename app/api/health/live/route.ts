import { HEALTH } from '@/lib/server/doors/clearcut';
import { answerLive, handlersOf } from '@/lib/server/http/handlers';

export const dynamic = 'force-dynamic';

/** The process answers: what a supervisor asks before it restarts one. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(HEALTH, {
  GET: answerLive(HEALTH),
});
