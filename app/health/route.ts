import { REMBG_HEALTH } from '@/lib/server/doors/rembg';
import { answerLive, handlersOf } from '@/lib/server/http/handlers';

export const dynamic = 'force-dynamic';

/** Where clients of rembg look whether it is up. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(REMBG_HEALTH, {
  GET: answerLive(REMBG_HEALTH),
});
