import type { ClientErrorCode, FaultCode } from '@/lib/browser/faults/client-error-codes';
import { ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';

/**
 * `retry`: the same picture can succeed. `choose`: only another picture, or another file of it, can. `reload`: only a
 * newer page can.
 */
export type FaultAction = 'retry' | 'choose' | 'reload';

/** Of what only the page can see. */
const ACTIONS: Readonly<Record<ClientErrorCode, FaultAction>> = {
  file_unreadable: 'choose',
  offline: 'retry',
  network_lost: 'retry',
  model_unavailable: 'retry',
  model_corrupt: 'retry',
  page_outdated: 'reload',
  unexpected_answer: 'retry',
  nothing_to_open: 'choose',
  share_missed: 'choose',
  device_not_supported: 'retry',
  engine_not_started: 'retry',
  device_failed: 'retry',
  picture_unreadable: 'choose',
  canvas_altered: 'retry',
  no_room_here: 'retry',
};

/** What helps after a fault. */
export function actionFor(code: FaultCode): FaultAction {
  return code in ERRORS ? ERRORS[code as ErrorCode].helps : ACTIONS[code as ClientErrorCode];
}
