import 'server-only';
import { ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
import { ERROR_MESSAGES, ServiceError } from '@/lib/contracts/errors';
import type { FetchError } from '../../fetch/fetch-error';
import type { PublicError } from '../../http/public-error';
import { API_HEADERS } from '../../http/security-headers';
import { missing, type ValidationError } from './validation';

/** What FastAPI's error body holds: a sentence, or with 422 what is wrong where. */
export type Detail = string | readonly ValidationError[];

/** An answer that is no picture. */
export interface Words {
  readonly status: number;
  readonly detail: Detail;
}

/** An error that only this door knows; a ServiceError to all others (by name, too). */
export class Refusal extends ServiceError {
  readonly rembgWords: Words;

  /** @param loggedAs what log and metrics call it */
  constructor(loggedAs: ErrorCode, words: Words) {
    super(loggedAs);
    this.rembgWords = words;
  }
}

/** An error's own words, where it has any: by shape, for its class may be another bundle's copy. */
export function refusalWords(error: PublicError): Words | undefined {
  return 'rembgWords' in error ? (error as Refusal).rembgWords : undefined;
}

const POST_IT = 'Download the picture and POST it as the form part "file".';
const NO_PICTURE: Words = { status: 422, detail: [missing('body', 'file')] };
const withStatus = (status: number, code: ErrorCode): Words => ({ status, detail: ERROR_MESSAGES[code] });

/** Where our own status or sentence would not do. */
const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  empty_body: NO_PICTURE,
  empty_file: NO_PICTURE,
  missing_image: NO_PICTURE,
  method_not_allowed: {
    status: 405,
    detail: 'Use POST with the picture as the form part "file", or GET with its address as url.',
  },
  not_a_picture: withStatus(400, 'not_a_picture'),
  svg_not_supported: withStatus(400, 'svg_not_supported'),
  heic_not_supported: withStatus(400, 'heic_not_supported'),
  unsupported_format: withStatus(400, 'unsupported_format'),
  too_many_pixels: withStatus(413, 'too_many_pixels'),
  too_many_pixels_for_format: withStatus(413, 'too_many_pixels_for_format'),
  side_too_long: withStatus(413, 'side_too_long'),
};

/** How rembg's server would tell an error. 422 is for parameters only: its clients read a list there. */
export function wordsOf(error: PublicError): Words {
  // By shape, for its class may be another bundle's copy.
  if ('fetchCase' in error) return { status: 400, detail: sentenceOf(error as FetchError) };
  const status = ERRORS[error.code].status;
  return refusalWords(error) ?? WORDS[error.code] ?? withStatus(status === 422 ? 400 : status, error.code);
}

/** Why no picture came from the address, which is not repeated. */
function sentenceOf({ fetchCase, outcome }: FetchError): string {
  switch (fetchCase) {
    case 'off':
      return `This server does not fetch pictures from URLs. ${POST_IT}`;
    case 'invalid_url':
      return 'Only http and https URLs are allowed, on their usual ports, without user name and password.';
    case 'too_large':
      return `Image exceeds maximum size. ${ERROR_MESSAGES.upload_too_large}`;
    case 'http_status':
    case 'unreachable':
    case 'compressed':
      return `The picture could not be fetched: ${outcome}. ${POST_IT}`;
  }
}

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
