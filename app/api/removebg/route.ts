import { serveCutOut } from '@/lib/server/compat/removebg/serve-cut-out';
import { REMOVEBG_ALIAS } from '@/lib/server/doors/removebg';
import { handlersOf } from '@/lib/server/http/handlers';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Cuts a picture out as remove.bg's API does. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(REMOVEBG_ALIAS, {
  POST: (request) => serveCutOut(REMOVEBG_ALIAS, request, runtime),
});
