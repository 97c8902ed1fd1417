/**
 * The one table of errors that cross HTTP: code and status. A code is stable: clients and the tool page's translations
 * key on it. The API's sentence for each is in `errors.ts`, which the tool page does without.
 */
export const ERROR_STATUS = {
  empty_body: 400,
  empty_file: 400,
  missing_image: 400,
  malformed_multipart: 400,
  incomplete_upload: 400,
  picture_not_fetched: 400,
  invalid_option: 400,
  preset_not_rendered: 400,
  two_backgrounds: 400,
  background_image_unreadable: 422,
  region_empty: 422,
  region_beyond_picture: 422,
  api_key_required: 401,
  api_key_invalid: 401,
  bot_check_required: 403,
  bot_check_failed: 403,
  cross_site_refused: 403,
  malformed_address: 400,
  malformed_request: 400,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  upload_too_slow: 408,
  upload_too_large: 413,
  other_host: 421,
  headers_too_large: 431,
  not_a_picture: 415,
  svg_not_supported: 415,
  heic_not_supported: 415,
  unsupported_format: 415,
  unsupported_encoding: 415,
  picture_truncated: 422,
  picture_damaged: 422,
  too_many_pixels: 422,
  too_many_pixels_for_format: 422,
  side_too_long: 422,
  output_too_large_for_format: 422,
  file_limit_missed: 422,
  too_many_requests: 429,
  too_many_at_once: 429,
  too_many_megapixels: 429,
  internal_error: 500,
  address_unknown: 503,
  bot_check_unavailable: 503,
  server_busy: 503,
  waited_too_long: 503,
  engine_failed: 503,
  model_not_loaded: 503,
  out_of_memory: 503,
  took_too_long: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** Whether a browser can cut out the same picture by itself: wherever the fault is the service's own. */
export function browserCanHelp(code: ErrorCode): boolean {
  return ERROR_STATUS[code] >= 500;
}
