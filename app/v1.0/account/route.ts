import { serveAccount } from '@/lib/server/compat/removebg/serve-account';
import { ACCOUNT } from '@/lib/server/doors/removebg';
import { handlersOf } from '@/lib/server/http/handlers';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Tells what the client may still send today. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(ACCOUNT, {
  GET: (request) => serveAccount(ACCOUNT, request, runtime),
});
