import 'client-only';
import type { FaultCode } from '../faults/client-error-codes';
import { isLarge, MAX_PICTURE_BYTES } from './large-picture';

/**
 * What can be told of a file before anything is done with it: the fault, or nothing.
 *
 * @param staysHere it does not go to the service as it is
 */
export function precheck(file: { readonly size: number }, staysHere: boolean): FaultCode | undefined {
  if (file.size === 0) return 'empty_body';
  if (staysHere ? file.size > MAX_PICTURE_BYTES : isLarge(file)) return 'upload_too_large';
  return undefined;
}
