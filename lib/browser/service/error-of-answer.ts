import 'client-only';
import { ERROR_CODES, type ErrorCode } from '../../contracts/error-codes';
import type { PageErrorCode } from '../errors/device-errors';
import { RemoveError } from '../errors/remove-error';

/** An answer that is not a picture, as the request object holds it. */
interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/**
 * Names the error in an answer. The service's own answers carry a code. A proxy in front of it may answer with
 * anything, so the status decides where there is none.
 */
export function errorOfAnswer(answer: Answer): RemoveError {
  const { code, retryAfterSeconds, browserOffered, partial } = readErrorBody(answer.body);
  return new RemoveError(code ?? codeOfStatus(answer.status), {
    retryAfterSeconds: retryAfterSeconds ?? wholeSeconds(Number(answer.retryAfter ?? Number.NaN)),
    browserOffered,
    partial,
  });
}

function codeOfStatus(status: number): PageErrorCode {
  if (status === 413) return 'upload_too_large';
  if (status === 429) return 'too_many_requests';
  if (status === 504) return 'took_too_long';
  return 'unexpected_answer';
}

interface ErrorFields {
  readonly code: ErrorCode | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly browserOffered: boolean;
  readonly partial: boolean;
}

function readErrorBody(body: string): ErrorFields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  const error = memberOf(parsed, 'error');
  return {
    code: ERROR_CODES.find((known) => known === memberOf(error, 'code')),
    retryAfterSeconds: wholeSeconds(memberOf(error, 'retryAfterSeconds')),
    browserOffered: memberOf(error, 'fallback') === 'browser',
    partial: memberOf(error, 'partial') === true,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function wholeSeconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.ceil(value) : undefined;
}
