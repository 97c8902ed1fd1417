import 'client-only';
import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '../../contracts/limits';
import type { PageErrorCode } from '../errors/device-errors';

/** Largest file that is cut out at all, in bytes: beyond the service's limit by this device, or scaled down. */
export const MAX_PICTURE_BYTES = 200 * BYTES_PER_MEGABYTE;

/**
 * What becomes of a file that the service does not take. This device cuts it out, or it is scaled down and sent.
 */
export type LargeWay = 'device' | 'shrink';

/** Whether the service does not take a file, for its size alone. */
export function isLarge(file: { readonly size: number }): boolean {
  return file.size > MAX_UPLOAD_BYTES;
}

/** What is done with a file that is not taken as it is. */
export interface FileWay {
  /** With one that the service does not take for its size; undefined: the visitor is asked. */
  readonly largeWay?: LargeWay | undefined;
  /** A picture that is cut short is cut out as far as it is there. */
  readonly partial?: boolean;
}

/**
 * What can be told of a file before anything is done with it: the error, or nothing.
 *
 * @param staysHere it does not go to the service as it is
 */
export function precheck(file: { readonly size: number }, staysHere: boolean): PageErrorCode | undefined {
  if (file.size === 0) return 'empty_body';
  if (staysHere ? file.size > MAX_PICTURE_BYTES : isLarge(file)) return 'upload_too_large';
  return undefined;
}
