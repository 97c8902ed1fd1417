import 'client-only';
import type { ErrorCode } from '../../contracts/error-codes';

/** Faults that only the page can see; those that the service answers are in `lib/contracts/errors.ts`. */
export const CLIENT_ERROR_CODES = [
  'offline',
  'network_lost',
  'model_unavailable',
  'model_corrupt',
  'page_outdated',
  'unexpected_answer',
  'nothing_to_open',
  'share_missed',
  'device_not_supported',
  'engine_not_started',
  'device_failed',
  'picture_unreadable',
  'file_unreadable',
  'canvas_altered',
  'no_room_here',
] as const;

export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number];

/** Every fault that the tool page can show. */
export type FaultCode = ErrorCode | ClientErrorCode;
