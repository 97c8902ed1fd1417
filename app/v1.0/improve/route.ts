import { respondWords } from '@/lib/server/compat/removebg/respond-error';
import { NOT_IMPLEMENTED } from '@/lib/server/compat/removebg/words';
import { IMPROVE } from '@/lib/server/doors/removebg';
import { handlersOf } from '@/lib/server/http/handlers';
import { serveRequest } from '@/lib/server/http/serve-request';

export const dynamic = 'force-dynamic';

/** remove.bg keeps what is sent here; nothing is kept here. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(IMPROVE, {
  POST: (request) => serveRequest(IMPROVE, request, () => Promise.resolve(respondWords(NOT_IMPLEMENTED))),
});
