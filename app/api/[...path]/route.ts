import { ServiceError } from '@/lib/contracts/errors';
import { ELSEWHERE } from '@/lib/server/doors/clearcut';
import { serveRequest } from '@/lib/server/http/serve-request';

export const dynamic = 'force-dynamic';

/** An API client that missed the address gets JSON, not the site's page. */
function notFound(request: Request): Promise<Response> {
  return serveRequest(ELSEWHERE, request, () => Promise.reject(new ServiceError('not_found')));
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
