import 'server-only';
import type { PublicError } from '../../http/public-error';
import { API_HEADERS } from '../../http/security-headers';
import { wordsOf } from './words';

/** What rembg says where it is full. */
const RETRY_AFTER_SECONDS = 1;

/** The answer for an error in FastAPI's shape, `{"detail": …}`. */
export function respondError(error: PublicError, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, detail } = wordsOf(error);
  const later = status === 429 || status === 503;
  return Response.json(
    { detail },
    {
      status,
      headers: {
        ...API_HEADERS,
        // RFC 9110 §11.6.1: a 401 says how to do better.
        ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="clearcut"' } : {}),
        ...(later ? { 'Retry-After': String(error.retryAfterSeconds ?? RETRY_AFTER_SECONDS) } : {}),
        ...headers,
      },
    },
  );
}
