import { browserCanHelp, type ErrorCode } from './error-codes';
import {
  BYTES_PER_MEGABYTE,
  MAX_INPUT_PIXELS,
  MAX_INPUT_PIXELS_WHOLE_FRAME,
  MAX_INPUT_SIDE,
  MAX_UPLOAD_BYTES,
} from './limits';
import { OPTIONS, type OptionName } from './options/options';
import { MEDIA_TYPES, OUTPUT_FORMATS, type OutputFormat } from './remove';

const megabytes = MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE;
const megapixels = MAX_INPUT_PIXELS / 1_000_000;
const wholeFrameMegapixels = MAX_INPUT_PIXELS_WHOLE_FRAME / 1_000_000;
const READABLE = 'JPEG, PNG, WebP, AVIF, HEIC or GIF';

/**
 * The API's sentence for each error. It tells the person or the developer who sent the request what to do next. It
 * never repeats anything from the request.
 */
export const ERROR_MESSAGES = {
  empty_body: `The request has no body. Send a picture (${READABLE}).`,
  empty_file: 'The file in the part named "image" has no bytes. Choose the picture again, and send it whole.',
  missing_image: 'The form has no picture. Send it as a file in the part named "image".',
  malformed_multipart:
    'The multipart form could not be read. Let your HTTP client build the form and its boundary.',
  incomplete_upload: 'The upload ended before the whole picture had arrived. Send it again.',
  picture_not_fetched: 'The picture could not be fetched from its address. Download it and send the file.',
  invalid_option: 'An option has a value that cannot be read.',
  preset_not_rendered: 'The API makes no picture for this preset.',
  two_backgrounds: 'Both a background and a background image are given. Send one of the two.',
  background_image_unreadable:
    `The background image cannot be read. Send it as a file: ${READABLE}, with at most ${wholeFrameMegapixels} megapixels ` +
    `(plain JPEG or PNG: ${megapixels}).`,
  region_empty: 'The region of interest holds no pixel of the picture. Name one inside it.',
  region_beyond_picture: 'The region of interest reaches beyond the picture. Name one inside it.',
  api_key_required: 'This service needs an API key. Send yours in the X-Api-Key header.',
  api_key_invalid: 'The API key is not known here. Check it, or ask the operator of this service for one.',
  bot_check_required:
    'The bot check has not been passed. Use the tool page, or an API key in the X-Api-Key header.',
  bot_check_failed:
    'The bot check was not passed, or its token was used before. Reload the page and try again.',
  cross_site_refused: 'Pages of other sites may not send pictures here. Call the API from your own server.',
  malformed_address:
    'The address cannot be read: it is no path, or a percent sign in it is not followed by an encoded character.',
  malformed_request:
    'The request cannot be read. Send HTTP/1.1 with one Host header, and let your HTTP client build it.',
  not_found: 'Nothing is served at this address. POST pictures to /api/v1/remove.',
  method_not_allowed:
    'This address does not take this method. POST pictures to /api/v1/remove, as the body or as a form part.',
  not_acceptable: `The Accept header allows none of the formats there are. Accept one of ${OUTPUT_FORMATS.map((format) => MEDIA_TYPES[format]).join(', ')}.`,
  upload_too_slow: 'The upload was too slow and was cut off. Try a better connection, or a smaller file.',
  upload_too_large: `The picture file is larger than ${megabytes} MB. Save it smaller, or as JPEG, and send it again.`,
  other_host:
    'The address names another host than this one. Ask that host, or leave the host out of the address.',
  headers_too_large:
    'The headers of the request are larger than 16 kB together. Send fewer, or shorter ones.',
  not_a_picture: `The file is not a picture this service knows. Send ${READABLE}.`,
  svg_not_supported: 'SVG drawings cannot be cut out. Export the drawing as PNG and send that.',
  heic_not_supported: 'This kind of HEIF file cannot be read here. Save the photo as JPEG and send that.',
  unsupported_format: `This kind of file (TIFF, PDF, BMP and the like) is not supported. Save the picture as ${READABLE} and send that.`,
  unsupported_encoding:
    'Compressed request bodies are not read. Send the picture without a Content-Encoding.',
  picture_truncated: 'The picture file ends too early. Copy or export it again and send the complete file.',
  picture_damaged: 'The picture file is damaged. Open it in an image program, save it again and send that.',
  too_many_pixels: `The picture has more than ${megapixels} megapixels. Scale it down and send it again.`,
  too_many_pixels_for_format:
    `Progressive JPEG, interlaced PNG, WebP, AVIF and HEIC pictures may have ${wholeFrameMegapixels} megapixels. ` +
    'Save it as plain JPEG or PNG, or scale it down.',
  side_too_long: `A side of the picture is longer than ${MAX_INPUT_SIDE} pixels. Crop it or scale it down.`,
  output_too_large_for_format:
    'The result is larger than this output format takes. Ask for another format, or a smaller result.',
  file_limit_missed:
    'The result does not fit into the file size of the preset, at any quality. ' +
    'Ask for its own format and size, without "lossless".',
  too_many_requests:
    'You have sent more requests than one client may. Try again after the time in Retry-After.',
  too_many_at_once:
    'Too many of your pictures are being processed at once. Wait for one to end, then send the next.',
  too_many_megapixels:
    'You have sent more megapixels than one client may. Try again after the time in Retry-After.',
  internal_error: 'Something went wrong on our side. Try again; if it stays, report the request id.',
  address_unknown: 'The service has just started and cannot tell clients apart yet. Try again in a second.',
  bot_check_unavailable: 'The bot check cannot be reached right now. Try again in a moment.',
  server_busy: 'The service is full right now. Try again after the time in Retry-After.',
  waited_too_long: 'The picture waited too long for its turn. Try again after the time in Retry-After.',
  engine_failed:
    'The picture could not be processed because the engine stopped twice. Try again in a moment.',
  model_not_loaded: 'The model cannot be loaded right now. Ask for another one, or name none.',
  out_of_memory:
    'The picture takes more memory to decode than there is for one. Scale it down, or save it as JPEG, and send it again.',
  took_too_long: 'The picture took too long to process. Scale it down and send it again.',
} as const satisfies Record<ErrorCode, string>;

/** The JSON body of every answer that is not a picture. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fallback?: 'browser';
    /** The option whose value could not be read. */
    readonly option?: OptionName;
    /** Whole seconds after which another try makes sense; the Retry-After header says the same. */
    readonly retryAfterSeconds?: number;
    /** The media type that would have worked, where only the output format was in the way. */
    readonly instead?: string;
    /** Rows are missing, and what is there can be cut out: by the same request with `partial=true`. */
    readonly partial?: true;
  };
}

/** What an answer says beyond its entry of the table, case by case. */
export interface ErrorDetails {
  /** Whole seconds for Retry-After, where another try makes sense. */
  readonly retryAfterSeconds?: number | undefined;
  /** The option whose value could not be read. */
  readonly option?: OptionName | undefined;
  /** What the option takes here, where that depends on the installation. */
  readonly choices?: readonly string[] | undefined;
  /** Why the option's value is none of them; a sentence of ours. */
  readonly reason?: string | undefined;
  /** An output format that takes the same picture. */
  readonly instead?: OutputFormat | undefined;
  /** Whether `partial=true` would get what is there of a picture. */
  readonly partial?: boolean | undefined;
}

/**
 * An error that is answered by its code. Thrown anywhere between a door and the core's callers. The door that it
 * happened at turns it into HTTP (`respondError` in `lib/server/http/door.ts`).
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly option: OptionName | undefined;
  readonly choices: readonly string[] | undefined;
  readonly reason: string | undefined;
  readonly instead: OutputFormat | undefined;
  readonly partial: boolean | undefined;

  /**
   * @param code entry of `ERRORS`
   * @param options what the answer says beyond the table
   * @param options.cause what was caught, for the log's error class; it never reaches the client
   */
  constructor(code: ErrorCode, options: ErrorDetails & { readonly cause?: unknown } = {}) {
    super(messageOf(code, options), { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.option = options.option;
    this.choices = options.choices;
    this.reason = options.reason;
    this.instead = options.instead;
    this.partial = options.partial;
  }
}

/**
 * Whether something caught is a {@link ServiceError}. By name, not by `instanceof`. Next bundles instrumentation and
 * routes apart, so the class of an error thrown by the pool is another copy.
 */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && error.name === 'ServiceError';
}

/** The JSON body for an error; a {@link ServiceError} brings its own details. */
export function errorBody(code: ErrorCode, details: ErrorDetails = {}): ErrorBody {
  const { retryAfterSeconds, option, instead, partial } = details;
  return {
    error: {
      code,
      message: messageOf(code, details),
      ...(option === undefined ? {} : { option }),
      ...(browserCanHelp(code) ? { fallback: 'browser' as const } : {}),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(instead === undefined ? {} : { instead: MEDIA_TYPES[instead] }),
      ...(partial ? { partial: true as const } : {}),
    },
  };
}

function messageOf(code: ErrorCode, { option, choices, reason, instead, partial }: ErrorDetails): string {
  const message = [ERROR_MESSAGES[code], reason].filter((part) => part !== undefined).join(' ');
  if (option !== undefined) {
    const here = choices === undefined ? '' : `: ${choices.join(', ')}`;
    return `${message} "${option}" takes ${OPTIONS[option]}${here}.`;
  }
  if (partial) return `${message} With "partial=true" what is there of it is cut out.`;
  return instead === undefined ? message : `${message} ${MEDIA_TYPES[instead]} takes it.`;
}
