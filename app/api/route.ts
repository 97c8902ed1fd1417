import { REMBG_INDEX } from '@/lib/server/doors/rembg';
import { answerLive, handlersOf } from '@/lib/server/http/handlers';

export const dynamic = 'force-dynamic';

/** rembg has its documentation here, and clients look here whether it is up. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(REMBG_INDEX, {
  GET: answerLive(REMBG_INDEX),
});
