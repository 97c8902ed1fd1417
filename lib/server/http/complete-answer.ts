import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { logRequest, type RequestFacts } from '../log/log-request';
import { observeAnswer } from '../metrics/metrics';
import { corsHeaders } from './cors';
import type { Door } from './door';
import { publicErrorOf } from './public-error';

/**
 * Adds to an answer of the API what depends on who asks: CORS. Refusals need it as much as pictures: without it another
 * site's page could not read why it was refused. HSTS is on every answer already: the front sets it.
 *
 * @param origin the request's Origin header
 */
export function completeAnswer(door: Pick<Door, 'cors'>, origin: string | null, response: Response): void {
  const { Vary, ...headers } = corsHeaders(door.cors, origin, httpConfig()[door.cors.origins]);
  if (Vary) response.headers.append('Vary', Vary);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
}

/**
 * The whole answer for an error at a door, in the door's own words.
 *
 * @param origin the request's Origin header
 * @param headers on top of those that every answer has
 */
export function answerError(
  door: Door,
  error: unknown,
  origin: string | null,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer = door.respondError(publicErrorOf(error), headers);
  completeAnswer(door, origin, answer);
  return answer;
}

/** Logs an answer of the API, and counts it. */
export function recordAnswer(facts: RequestFacts): void {
  observeAnswer(facts.route, facts.status, facts.code);
  logRequest(facts);
}
