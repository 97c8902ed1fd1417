import 'client-only';
import { ERRORS, type ErrorCode } from '../../contracts/error-codes';

/* Also runs in a worker: no DOM here. */

/** What is known of an error, the service's or the device's. */
interface ErrorRow {
  /**
   * What helps. `retry`: the same picture can succeed. `choose`: only another picture, or another file of it, can.
   * `reload`: only a newer page can.
   */
  readonly helps: 'retry' | 'choose' | 'reload';
  /** Whether this device may cut out the same picture: the service is out of reach, or something answered for it. */
  readonly deviceMayTry: boolean;
  /** Whether the engine's worker may be to blame, so that a fresh one is safer. */
  readonly againstWorker: boolean;
}

/** A row of {@link DEVICE_ERRORS}. */
interface DeviceErrorRow extends ErrorRow {
  /** Whether the other engine may do what this one could not: nothing is wrong with the job. */
  readonly otherEngineMayTry: boolean;
}

const NO = { deviceMayTry: false, againstWorker: false, otherEngineMayTry: false };

/**
 * The one table of errors that only the page sees. They have no HTTP status. Those that the service answers are in
 * `lib/contracts/error-codes.ts`.
 */
const DEVICE_ERRORS = {
  offline: { ...NO, helps: 'retry', deviceMayTry: true },
  network_lost: { ...NO, helps: 'retry', deviceMayTry: true },
  unexpected_answer: { ...NO, helps: 'retry', deviceMayTry: true },
  // The worker goes on after these: it may hold part of a download that storage would not take.
  model_unavailable: { ...NO, helps: 'retry', otherEngineMayTry: true },
  model_corrupt: { ...NO, helps: 'retry', otherEngineMayTry: true },
  page_outdated: { ...NO, helps: 'reload', otherEngineMayTry: true },
  nothing_to_open: { ...NO, helps: 'choose' },
  share_missed: { ...NO, helps: 'choose' },
  device_not_supported: { ...NO, helps: 'retry' },
  engine_not_started: { ...NO, helps: 'retry', againstWorker: true, otherEngineMayTry: true },
  device_failed: { ...NO, helps: 'retry', againstWorker: true, otherEngineMayTry: true },
  picture_unreadable: { ...NO, helps: 'choose' },
  file_unreadable: { ...NO, helps: 'choose' },
  canvas_altered: { ...NO, helps: 'retry' },
  no_room_here: { ...NO, helps: 'retry' },
} as const satisfies Readonly<Record<string, DeviceErrorRow>>;

type DeviceErrorCode = keyof typeof DEVICE_ERRORS;

export const DEVICE_ERROR_CODES = Object.keys(DEVICE_ERRORS) as DeviceErrorCode[];

/** Every error that the tool page can show. */
export type PageErrorCode = ErrorCode | DeviceErrorCode;

/** What is known of an error, out of the service's table or the device's. */
export function errorRow(code: PageErrorCode): ErrorRow {
  return isDeviceError(code) ? DEVICE_ERRORS[code] : ERRORS[code];
}

/** Whether the other engine may do what one of this device's engines could not. */
export function otherEngineMayTry(code: PageErrorCode): boolean {
  return isDeviceError(code) ? DEVICE_ERRORS[code].otherEngineMayTry : ERRORS[code].againstWorker;
}

function isDeviceError(code: PageErrorCode): code is DeviceErrorCode {
  return code in DEVICE_ERRORS;
}
