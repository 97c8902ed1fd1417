import 'server-only';
import type { PublicError } from '../../http/public-error';
import { API_HEADERS } from '../../http/security-headers';
import type { Words } from './refusal';
import { wordsOf } from './words';

/** Clients of remove.bg compute with Retry-After, and try again at once where there is none. */
const RETRY_AFTER_SECONDS = 1;

/** The answer for an error, at all of remove.bg's addresses. */
export function respondError(error: PublicError, headers: Readonly<Record<string, string>> = {}): Response {
  return respondWords(wordsOf(error), headers, error.retryAfterSeconds);
}

/** An answer in remove.bg's error envelope: one error, and every value in it a text. PHP's client shows them in this order. */
export function respondWords(
  { status, title, code, detail }: Words,
  headers: Readonly<Record<string, string>> = {},
  retryAfterSeconds = RETRY_AFTER_SECONDS,
): Response {
  const later = status === 429 || status === 503;
  return Response.json(
    { errors: [{ title, code, detail }] },
    {
      status,
      headers: {
        ...API_HEADERS,
        'Content-Type': 'application/json; charset=utf-8',
        ...(later ? { 'Retry-After': String(retryAfterSeconds) } : {}),
        ...headers,
      },
    },
  );
}
