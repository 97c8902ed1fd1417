import {
  BYTES_PER_MEGABYTE,
  MAX_INPUT_PIXELS,
  MAX_INPUT_PIXELS_WHOLE_FRAME,
  MAX_INPUT_SIDE,
  MAX_UPLOAD_BYTES,
} from './limits';
import { OPTIONS, type OptionName } from './options/options';
import { MEDIA_TYPES, type OutputFormat } from './remove';

/**
 * The one table of errors that cross HTTP. A code is stable: clients and the tool page's translations key
 * on it. The message tells a person what to do next; it never repeats anything from the request.
 */
interface ErrorEntry {
  /** HTTP status. */
  readonly status: number;
  /** English sentence for the person or the developer who sent the request. */
  readonly message: string;
  /** `browser`: the same picture can be cut out in the visitor's own browser instead. */
  readonly fallback?: 'browser';
}

const megabytes = MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE;
const megapixels = MAX_INPUT_PIXELS / 1_000_000;
const wholeFrameMegapixels = MAX_INPUT_PIXELS_WHOLE_FRAME / 1_000_000;
const READABLE = 'JPEG, PNG, WebP, AVIF, HEIC or GIF';

export const ERRORS = {
  empty_body: { status: 400, message: `The request has no body. Send a picture (${READABLE}).` },
  missing_image: {
    status: 400,
    message: 'The form has no picture. Send it as a file in the part named "image".',
  },
  malformed_multipart: {
    status: 400,
    message: 'The multipart form could not be read. Let your HTTP client build the form and its boundary.',
  },
  incomplete_upload: {
    status: 400,
    message: 'The upload ended before the whole picture had arrived. Send it again.',
  },
  invalid_option: {
    status: 400,
    message: 'An option has a value that cannot be read.',
  },
  preset_not_rendered: {
    status: 400,
    message: 'The API makes no picture for this preset.',
  },
  two_backgrounds: {
    status: 400,
    message: 'Both a background and a background image are given. Send one of the two.',
  },
  background_image_unreadable: {
    status: 422,
    message: `The background image cannot be read. Send ${READABLE}, with at most ${megapixels} megapixels.`,
  },
  region_empty: {
    status: 422,
    message: 'The region of interest holds no pixel of the picture. Name one inside it.',
  },
  api_key_required: {
    status: 401,
    message: 'This service needs an API key. Send yours in the X-Api-Key header.',
  },
  api_key_invalid: {
    status: 401,
    message: 'The API key is not known here. Check it, or ask the operator of this service for one.',
  },
  bot_check_required: {
    status: 403,
    message: 'The bot check has not been passed. Use the tool page, or an API key in the X-Api-Key header.',
  },
  bot_check_failed: {
    status: 403,
    message: 'The bot check was not passed, or its token was used before. Reload the page and try again.',
  },
  cross_site_refused: {
    status: 403,
    message: 'Pages of other sites may not send pictures here. Call the API from your own server.',
  },
  malformed_address: {
    status: 400,
    message: 'The address cannot be read: a percent sign in it is not followed by an encoded character.',
  },
  not_found: { status: 404, message: 'Nothing is served at this address. POST pictures to /api/v1/remove.' },
  method_not_allowed: { status: 405, message: 'Use POST, with the picture as the body or as a form part.' },
  not_acceptable: {
    status: 406,
    message: 'The Accept header allows neither image/png nor image/webp. Accept one of the two.',
  },
  upload_too_slow: {
    status: 408,
    message: 'The upload was too slow and was cut off. Try a better connection, or a smaller file.',
  },
  upload_too_large: {
    status: 413,
    message: `The picture file is larger than ${megabytes} MB. Save it smaller, or as JPEG, and send it again.`,
  },
  not_a_picture: {
    status: 415,
    message: `The file is not a picture this service knows. Send ${READABLE}.`,
  },
  svg_not_supported: {
    status: 415,
    message: 'SVG drawings cannot be cut out. Export the drawing as PNG and send that.',
  },
  heic_not_supported: {
    status: 415,
    message: 'This kind of HEIF file cannot be read here. Save the photo as JPEG and send that.',
  },
  unsupported_format: {
    status: 415,
    message: `This kind of file is not supported. Save the picture as ${READABLE} and send that.`,
  },
  unsupported_encoding: {
    status: 415,
    message: 'Compressed request bodies are not read. Send the picture without a Content-Encoding.',
  },
  picture_truncated: {
    status: 422,
    message: 'The picture file ends too early. Copy or export it again and send the complete file.',
  },
  picture_damaged: {
    status: 422,
    message: 'The picture file is damaged. Open it in an image program, save it again and send that.',
  },
  too_many_pixels: {
    status: 422,
    message: `The picture has more than ${megapixels} megapixels. Scale it down and send it again.`,
  },
  too_many_pixels_for_format: {
    status: 422,
    message:
      `Progressive JPEG, interlaced PNG, AVIF and HEIC pictures may have ${wholeFrameMegapixels} megapixels. ` +
      'Save it as plain JPEG or PNG, or scale it down.',
  },
  side_too_long: {
    status: 422,
    message: `A side of the picture is longer than ${MAX_INPUT_SIDE} pixels. Crop it or scale it down.`,
  },
  output_too_large_for_format: {
    status: 422,
    message:
      'The result is larger than this output format takes. Ask for another format, or a smaller result.',
  },
  file_limit_missed: {
    status: 422,
    message:
      'The result does not fit into the file size of the preset, at any quality. ' +
      'Ask for its own format and size, without "lossless".',
  },
  too_many_requests: {
    status: 429,
    message: 'You have sent more requests than one client may. Try again after the time in Retry-After.',
  },
  too_many_at_once: {
    status: 429,
    message:
      'Too many of your pictures are being processed at once. Wait for one to end, then send the next.',
  },
  too_many_megapixels: {
    status: 429,
    message: 'You have sent more megapixels than one client may. Try again after the time in Retry-After.',
  },
  internal_error: {
    status: 500,
    message: 'Something went wrong on our side. Try again; if it stays, report the request id.',
    fallback: 'browser',
  },
  address_unknown: {
    status: 503,
    message: 'The service has just started and cannot tell clients apart yet. Try again in a second.',
    fallback: 'browser',
  },
  bot_check_unavailable: {
    status: 503,
    message: 'The bot check cannot be reached right now. Try again in a moment.',
    fallback: 'browser',
  },
  server_busy: {
    status: 503,
    message: 'The service is full right now. Try again after the time in Retry-After.',
    fallback: 'browser',
  },
  waited_too_long: {
    status: 503,
    message: 'The picture waited too long for its turn. Try again after the time in Retry-After.',
    fallback: 'browser',
  },
  engine_failed: {
    status: 503,
    message: 'The picture could not be processed because the engine stopped twice. Try again in a moment.',
    fallback: 'browser',
  },
  model_not_loaded: {
    status: 503,
    message: 'The model cannot be loaded right now. Ask for another one, or name none.',
    fallback: 'browser',
  },
  took_too_long: {
    status: 504,
    message: 'The picture took too long to process. Scale it down and send it again.',
    fallback: 'browser',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

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
  };
}

/** What an answer says beyond its entry of the table, case by case. */
export interface FaultDetails {
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
}

/**
 * A fault that is answered with an entry of {@link ERRORS}. Thrown anywhere between a door and the core's
 * callers; turned into HTTP by the door that it happened at (`respondFault` in `lib/server/http/door.ts`).
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly option: OptionName | undefined;
  readonly choices: readonly string[] | undefined;
  readonly reason: string | undefined;
  readonly instead: OutputFormat | undefined;

  /**
   * @param code entry of {@link ERRORS}
   * @param options what the answer says beyond the table
   * @param options.cause what was caught, for the log's error class; it never reaches the client
   */
  constructor(code: ErrorCode, options: FaultDetails & { readonly cause?: unknown } = {}) {
    super(messageOf(code, options), { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.option = options.option;
    this.choices = options.choices;
    this.reason = options.reason;
    this.instead = options.instead;
  }
}

/**
 * Whether something caught is a {@link ServiceError}. By name, not by `instanceof`: Next bundles
 * instrumentation and routes apart, so the class of an error thrown by the pool is another copy.
 */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && error.name === 'ServiceError';
}

/** The JSON body for a fault; a {@link ServiceError} brings its own details. */
export function errorBody(code: ErrorCode, details: FaultDetails = {}): ErrorBody {
  const { fallback }: ErrorEntry = ERRORS[code];
  const { retryAfterSeconds, option, instead } = details;
  return {
    error: {
      code,
      message: messageOf(code, details),
      ...(option === undefined ? {} : { option }),
      ...(fallback === undefined ? {} : { fallback }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(instead === undefined ? {} : { instead: MEDIA_TYPES[instead] }),
    },
  };
}

function messageOf(code: ErrorCode, { option, choices, reason, instead }: FaultDetails): string {
  const message = [ERRORS[code].message, reason].filter((part) => part !== undefined).join(' ');
  if (option !== undefined) {
    const here = choices === undefined ? '' : `: ${choices.join(', ')}`;
    return `${message} "${option}" takes ${OPTIONS[option]}${here}.`;
  }
  return instead === undefined ? message : `${message} ${MEDIA_TYPES[instead]} takes it.`;
}
