import 'client-only';
import { MAX_UPLOAD_BYTES } from '../../contracts/limits';
import type { FaultCode } from '../faults/client-error-codes';

/** What the service would refuse anyway and can be told before uploading: the fault, or nothing. */
export function precheck(file: { readonly size: number }): FaultCode | undefined {
  if (file.size === 0) return 'empty_body';
  if (file.size > MAX_UPLOAD_BYTES) return 'upload_too_large';
  return undefined;
}
