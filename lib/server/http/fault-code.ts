import 'server-only';
import { isServiceError, type ErrorCode } from '@/lib/contracts/errors';

/** Why a request was not answered as asked, as log and metrics name it; what no code foresees also by its class. */
export function codeOf(error: unknown): { readonly code: ErrorCode; readonly errorClass?: string } {
  if (isServiceError(error)) return { code: error.code };
  return { code: 'internal_error', errorClass: error instanceof Error ? error.name : typeof error };
}
