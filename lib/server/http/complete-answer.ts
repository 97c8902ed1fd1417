import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { corsHeaders } from './cors';
import type { Door } from './door';

/**
 * Adds to an answer of the API what depends on who asks: CORS. Refusals need it as much as pictures: without it another site's
 * page could not read why it was refused. HSTS is on every answer already: the front sets it.
 *
 * @param origin the request's Origin header
 */
export function completeAnswer(door: Pick<Door, 'cors'>, origin: string | null, response: Response): void {
  const { Vary, ...headers } = corsHeaders(door.cors, origin, httpConfig()[door.cors.origins]);
  if (Vary) response.headers.append('Vary', Vary);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
}
