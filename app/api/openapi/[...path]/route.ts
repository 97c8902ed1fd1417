import { OPENAPI } from '@/lib/server/doors/clearcut';
import { handlersOf } from '@/lib/server/http/handlers';
import { serveRequest } from '@/lib/server/http/serve-request';
import { respondDocument } from '@/lib/server/openapi/respond-document';

export const dynamic = 'force-dynamic';

/** How the three APIs are spoken, as OpenAPI 3.1. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(OPENAPI, {
  GET: (request) =>
    serveRequest(OPENAPI, request, () => Promise.resolve(respondDocument(new URL(request.url).pathname))),
});
