import { serveRemove } from '@/lib/server/compat/rembg/serve-remove';
import { REMBG } from '@/lib/server/doors/rembg';
import { handlersOf } from '@/lib/server/http/handlers';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Cuts a picture out as rembg's server does. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(REMBG, {
  GET: (request) => serveRemove(REMBG, request, runtime),
  POST: (request) => serveRemove(REMBG, request, runtime),
});
