import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { optionsHeaders } from './cors';
import type { Door } from './door';
import { API_HEADERS } from './security-headers';
import { serveRequest } from './serve-request';

/** A handler for OPTIONS, preflights among them. */
export function answerOptions(door: Door) {
  const methods = door.methods.join(', ');
  return (request: Request): Promise<Response> =>
    serveRequest(door, request, () => {
      const allowedOrigins = httpConfig()[door.cors.origins];
      const headers = optionsHeaders(door.cors, methods, request.headers.get('origin'), allowedOrigins);
      return Promise.resolve(new Response(null, { status: 204, headers: { ...API_HEADERS, ...headers } }));
    });
}
