import { ServiceError } from '@/lib/contracts/errors';
import { REMOVEBG_ELSEWHERE } from '@/lib/server/doors/removebg';
import { serveRequest } from '@/lib/server/http/serve-request';

export const dynamic = 'force-dynamic';

/** A client of remove.bg that missed the address gets its error envelope, not the site’s page. */
function notFound(request: Request): Promise<Response> {
  return serveRequest(REMOVEBG_ELSEWHERE, request, () => Promise.reject(new ServiceError('not_found')));
}

export {
  notFound as GET,
  notFound as HEAD,
  notFound as POST,
  notFound as PUT,
  notFound as PATCH,
  notFound as DELETE,
  notFound as OPTIONS,
};
