import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { type FaultDetails, isServiceError } from '@/lib/contracts/errors';

/** What there is to tell a client of a fault. */
export interface Fault extends FaultDetails {
  readonly code: ErrorCode;
}

/** What to answer for something caught. What is not a ServiceError is ours and says nothing of itself. */
export function faultOf(error: unknown): Fault {
  return isServiceError(error) ? error : { code: 'internal_error' };
}

/** Why a request was not answered as asked, as log and metrics name it; what no code foresees also by its class. */
export function reasonOf(error: unknown): { readonly code: ErrorCode; readonly errorClass?: string } {
  if (isServiceError(error)) return { code: error.code };
  return { code: 'internal_error', errorClass: error instanceof Error ? error.name : typeof error };
}
