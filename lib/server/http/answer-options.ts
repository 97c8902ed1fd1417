import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { optionsHeaders } from './cors';
import { API_HEADERS } from './security-headers';
import { serveRequest } from './serve-request';

/**
 * A handler for OPTIONS, preflights among them.
 *
 * @param methods what the resource takes, as in Allow
 */
export function answerOptions(route: string, methods: string) {
  return (request: Request): Promise<Response> =>
    serveRequest(route, request, () => {
      const { allowedOrigins } = httpConfig();
      const headers = optionsHeaders(methods, request.headers.get('origin'), allowedOrigins);
      return Promise.resolve(new Response(null, { status: 204, headers: { ...API_HEADERS, ...headers } }));
    });
}
