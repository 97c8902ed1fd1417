import { ServiceError } from '@/lib/contracts/errors';
import { METRICS } from '@/lib/server/doors/clearcut';
import { hasBearerToken } from '@/lib/server/access/api-key';
import { notFoundAt } from '@/lib/server/http/handlers';
import { respondText, respondUnauthorized } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { metrics } from '@/lib/server/metrics/metrics';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** What Prometheus scrapes. Without METRICS_TOKEN there is nothing at this address. */
export function GET(request: Request): Promise<Response> {
  return serveRequest(METRICS, request, async () => {
    const { metricsToken } = runtime().config.http;
    const current = metrics();
    if (metricsToken === undefined || !current) throw new ServiceError('not_found');
    if (!hasBearerToken(request.headers.get('authorization'), metricsToken)) return respondUnauthorized();
    const { contentType, text } = await current.render();
    return respondText(text, contentType);
  });
}

/** Nothing can be sent here, switched on or not. */
export const { POST, PUT, PATCH, DELETE, OPTIONS } = notFoundAt(METRICS);
