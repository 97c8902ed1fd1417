import type { FaultCode } from '@/lib/browser/faults/client-error-codes';

/**
 * `retry`: the same picture can succeed. `choose`: only another picture, or another file of it, can. `reload`: only a
 * newer page can.
 */
export type FaultAction = 'retry' | 'choose' | 'reload';

const ACTIONS = {
  empty_body: 'choose',
  missing_image: 'retry',
  malformed_multipart: 'retry',
  incomplete_upload: 'retry',
  picture_not_fetched: 'retry',
  malformed_address: 'retry',
  not_found: 'retry',
  method_not_allowed: 'retry',
  not_acceptable: 'retry',
  upload_too_large: 'choose',
  not_a_picture: 'choose',
  svg_not_supported: 'choose',
  heic_not_supported: 'choose',
  unsupported_format: 'choose',
  unsupported_encoding: 'retry',
  picture_truncated: 'choose',
  picture_damaged: 'choose',
  too_many_pixels: 'choose',
  too_many_pixels_for_format: 'choose',
  side_too_long: 'choose',
  output_too_large_for_format: 'choose',
  file_limit_missed: 'choose',
  invalid_option: 'retry',
  preset_not_rendered: 'retry',
  two_backgrounds: 'retry',
  background_image_unreadable: 'retry',
  region_empty: 'retry',
  region_beyond_picture: 'retry',
  api_key_required: 'retry',
  api_key_invalid: 'retry',
  bot_check_required: 'retry',
  bot_check_failed: 'retry',
  cross_site_refused: 'retry',
  upload_too_slow: 'retry',
  too_many_at_once: 'retry',
  too_many_megapixels: 'retry',
  address_unknown: 'retry',
  bot_check_unavailable: 'retry',
  internal_error: 'retry',
  server_busy: 'retry',
  waited_too_long: 'retry',
  engine_failed: 'retry',
  model_not_loaded: 'retry',
  took_too_long: 'retry',
  offline: 'retry',
  network_lost: 'retry',
  model_unavailable: 'retry',
  model_corrupt: 'retry',
  page_outdated: 'reload',
  too_many_requests: 'retry',
  unexpected_answer: 'retry',
  nothing_to_open: 'choose',
  share_missed: 'choose',
  device_not_supported: 'retry',
  engine_not_started: 'retry',
  device_failed: 'retry',
  picture_unreadable: 'choose',
  no_room_here: 'retry',
} as const satisfies Record<FaultCode, FaultAction>;

/** What helps after a fault. */
export function actionFor(code: FaultCode): FaultAction {
  return ACTIONS[code];
}
