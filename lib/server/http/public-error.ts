import 'server-only';
import { ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
import { type ErrorDetails, isServiceError } from '@/lib/contracts/errors';

/** What there is to tell a client of an error. */
export interface PublicError extends ErrorDetails {
  readonly code: ErrorCode;
}

/** What to answer for something caught. What is not a ServiceError is ours and says nothing of itself. */
export function publicErrorOf(error: unknown): PublicError {
  if (!isServiceError(error)) return { code: 'internal_error' };
  const { code, retryAfterSeconds } = error;
  if (retryAfterSeconds === undefined || ERRORS[code].status !== 503) return error;
  return { ...error, retryAfterSeconds: retryAfterSeconds + jitterSeconds(retryAfterSeconds) };
}

/**
 * What all are told at once they would all come back for at once. Upwards only: earlier there would be no room yet.
 *
 * @returns whole seconds, up to half as long again and at least one
 */
function jitterSeconds(seconds: number): number {
  return Math.floor(Math.random() * (Math.max(1, Math.ceil(seconds / 2)) + 1));
}

/**
 * Why a request was not answered as asked, as log and metrics name it. What no code foresees is named by its class,
 * too.
 */
export function reasonOf(error: unknown): { readonly code: ErrorCode; readonly errorClass?: string } {
  if (isServiceError(error)) return { code: error.code };
  return { code: 'internal_error', errorClass: error instanceof Error ? error.name : typeof error };
}
