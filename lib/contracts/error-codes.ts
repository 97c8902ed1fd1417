/** A row of {@link ERRORS}. */
interface ErrorRow {
  /** The HTTP status. */
  readonly status: number;
  /**
   * What helps. `retry`: the same picture can succeed. `choose`: only another picture, or another file of it, can.
   */
  readonly helps: 'retry' | 'choose';
  /** Whether the visitor's device may cut out the same picture: nothing is wrong with the picture or the request. */
  readonly deviceMayTry: boolean;
  /** Whether the worker may be to blame, so that a fresh one may do better. */
  readonly againstWorker: boolean;
}

/**
 * The one table of errors that cross HTTP. A code is stable: clients and the tool page's translations key on it. The
 * API's sentence for each is in `errors.ts`, which the tool page does without.
 */
export const ERRORS = {
  empty_body: { status: 400, helps: 'choose', deviceMayTry: false, againstWorker: false },
  empty_file: { status: 400, helps: 'choose', deviceMayTry: false, againstWorker: false },
  missing_image: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  malformed_multipart: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  incomplete_upload: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  picture_not_fetched: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  invalid_option: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  preset_not_rendered: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  two_backgrounds: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  background_image_unreadable: { status: 422, helps: 'retry', deviceMayTry: false, againstWorker: false },
  region_empty: { status: 422, helps: 'retry', deviceMayTry: false, againstWorker: false },
  region_beyond_picture: { status: 422, helps: 'retry', deviceMayTry: false, againstWorker: false },
  api_key_required: { status: 401, helps: 'retry', deviceMayTry: false, againstWorker: false },
  api_key_invalid: { status: 401, helps: 'retry', deviceMayTry: false, againstWorker: false },
  bot_check_required: { status: 403, helps: 'retry', deviceMayTry: false, againstWorker: false },
  bot_check_failed: { status: 403, helps: 'retry', deviceMayTry: false, againstWorker: false },
  cross_site_refused: { status: 403, helps: 'retry', deviceMayTry: false, againstWorker: false },
  malformed_address: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  malformed_request: { status: 400, helps: 'retry', deviceMayTry: false, againstWorker: false },
  not_found: { status: 404, helps: 'retry', deviceMayTry: false, againstWorker: false },
  method_not_allowed: { status: 405, helps: 'retry', deviceMayTry: false, againstWorker: false },
  not_acceptable: { status: 406, helps: 'retry', deviceMayTry: false, againstWorker: false },
  upload_too_slow: { status: 408, helps: 'retry', deviceMayTry: false, againstWorker: false },
  upload_too_large: { status: 413, helps: 'choose', deviceMayTry: false, againstWorker: false },
  other_host: { status: 421, helps: 'retry', deviceMayTry: false, againstWorker: false },
  headers_too_large: { status: 431, helps: 'retry', deviceMayTry: false, againstWorker: false },
  not_a_picture: { status: 415, helps: 'choose', deviceMayTry: false, againstWorker: false },
  svg_not_supported: { status: 415, helps: 'choose', deviceMayTry: false, againstWorker: false },
  heic_not_supported: { status: 415, helps: 'choose', deviceMayTry: false, againstWorker: false },
  unsupported_format: { status: 415, helps: 'choose', deviceMayTry: false, againstWorker: false },
  unsupported_encoding: { status: 415, helps: 'retry', deviceMayTry: false, againstWorker: false },
  picture_truncated: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  picture_damaged: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  too_many_pixels: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  too_many_pixels_for_format: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  side_too_long: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  output_too_large_for_format: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  file_limit_missed: { status: 422, helps: 'choose', deviceMayTry: false, againstWorker: false },
  too_many_requests: { status: 429, helps: 'retry', deviceMayTry: true, againstWorker: false },
  too_many_at_once: { status: 429, helps: 'retry', deviceMayTry: true, againstWorker: false },
  too_many_megapixels: { status: 429, helps: 'retry', deviceMayTry: true, againstWorker: false },
  internal_error: { status: 500, helps: 'retry', deviceMayTry: true, againstWorker: true },
  address_unknown: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: false },
  bot_check_unavailable: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: false },
  server_busy: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: false },
  waited_too_long: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: false },
  engine_failed: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: true },
  model_not_loaded: { status: 503, helps: 'retry', deviceMayTry: true, againstWorker: true },
  out_of_memory: { status: 503, helps: 'choose', deviceMayTry: true, againstWorker: false },
  took_too_long: { status: 504, helps: 'retry', deviceMayTry: true, againstWorker: true },
} as const satisfies Readonly<Record<string, ErrorRow>>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

/** Whether an answer offers the browser: where the service itself is to blame, not a limit of its client's. */
export function browserCanHelp(code: ErrorCode): boolean {
  return ERRORS[code].status >= 500;
}
