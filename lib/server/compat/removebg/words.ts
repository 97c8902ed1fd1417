import 'server-only';
import { ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
import { ERROR_MESSAGES } from '@/lib/contracts/errors';
import { BYTES_PER_MEGABYTE, MAX_BASE64_BODY_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { takenBy, type Parameter } from '@/lib/contracts/parameter';
import type { PublicError } from '../../http/public-error';
import { bad, refusalCaseOf, urlRefusalOf, type RefusalCase, type Words } from './refusal';
import { fieldOf } from './fields';
import { wordsOfUrl } from './url-words';

const bodyMegabytes = MAX_BASE64_BODY_BYTES / BYTES_PER_MEGABYTE;
const megabytes = MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE;

const denied = (title: string, detail: string): Words => ({
  status: 403,
  code: 'auth_failed',
  title,
  detail,
});

const NO_SOURCE = bad(
  'missing_source',
  'No image given',
  'Please provide the source image in the image_url, image_file or image_file_b64 parameter.',
);
const MISSING_KEY = denied('Missing API Key', 'Send your key in the X-Api-Key header.');
const INVALID_KEY = denied('API Key invalid', ERROR_MESSAGES.api_key_invalid);
const fileType = (code: ErrorCode) => bad('invalid_file_type', 'Invalid file type', ERROR_MESSAGES[code]);
const unreadable = (code: ErrorCode) =>
  bad('failed_to_read_image', 'There was an error reading the image.', ERROR_MESSAGES[code]);
const tooLarge = (code: ErrorCode) =>
  bad('resolution_too_high', 'Image resolution too high', ERROR_MESSAGES[code]);
const limited = (code: ErrorCode): Words => ({
  status: 429,
  code: 'rate_limit_exceeded',
  title: 'Rate limit exceeded',
  detail: ERROR_MESSAGES[code],
});

/** remove.bg's words for our codes. Codes that are not here keep their own. */
const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  empty_body: NO_SOURCE,
  empty_file: NO_SOURCE,
  missing_image: NO_SOURCE,
  two_backgrounds: bad(
    'multiple_bg_sources',
    'Multiple background sources given: Please provide either the bg_color, bg_image_url or bg_image_file parameter.',
  ),
  background_image_unreadable: bad(
    'failed_to_read_bg_image',
    'There was an error reading the background image.',
    ERROR_MESSAGES.background_image_unreadable,
  ),
  region_beyond_picture: bad(
    'roi_exceeds_bounds',
    'ROI exceeds image bounds',
    ERROR_MESSAGES.region_beyond_picture,
  ),
  region_empty: bad('roi_region_empty', 'ROI region is empty', ERROR_MESSAGES.region_empty),
  api_key_required: MISSING_KEY,
  api_key_invalid: INVALID_KEY,
  bot_check_required: MISSING_KEY,
  bot_check_failed: MISSING_KEY,
  not_found: {
    status: 404,
    code: 'not_found',
    title: 'Not found',
    detail: 'Nothing is served at this address. POST pictures to /v1.0/removebg.',
  },
  method_not_allowed: {
    status: 405,
    code: 'method_not_allowed',
    title: 'Method not allowed',
    detail: 'The Allow header says which methods this address takes.',
  },
  upload_too_large: {
    status: 413,
    code: 'request_too_large',
    title: 'Request too large',
    detail: `The body is larger than ${bodyMegabytes} MB. Pictures may have ${megabytes} MB together.`,
  },
  not_a_picture: fileType('not_a_picture'),
  svg_not_supported: fileType('svg_not_supported'),
  heic_not_supported: fileType('heic_not_supported'),
  unsupported_format: fileType('unsupported_format'),
  picture_truncated: unreadable('picture_truncated'),
  picture_damaged: unreadable('picture_damaged'),
  too_many_pixels: tooLarge('too_many_pixels'),
  too_many_pixels_for_format: tooLarge('too_many_pixels_for_format'),
  side_too_long: bad('invalid_dimensions', 'Failed to read image dimensions', ERROR_MESSAGES.side_too_long),
  too_many_requests: limited('too_many_requests'),
  too_many_at_once: limited('too_many_at_once'),
  too_many_megapixels: limited('too_many_megapixels'),
};

const CASES: Readonly<Record<RefusalCase, Words>> = {
  multiple_sources: bad(
    'multiple_sources',
    'Multiple image sources given: Please provide either the image_url, image_file or image_file_b64 parameter.',
  ),
  file_too_large: bad('file_too_large', 'File too large', `File exceeds limit of ${megabytes}MB`),
  unreadable_body: bad(
    'unreadable_body',
    'The request body could not be read',
    'With this Content-Type the body has to be one JSON object.',
  ),
  unsupported_media_type: {
    status: 415,
    code: 'unsupported_media_type',
    title: 'Unsupported Content-Type',
    detail: 'Send multipart/form-data, application/x-www-form-urlencoded or application/json.',
  },
};

/** Said where the engine finds nothing that stands out. */
export const UNKNOWN_FOREGROUND = bad(
  'unknown_foreground',
  'Could not identify foreground in image.',
  'Nothing stands out from the background. Send an image with a clear subject.',
);

/** Said at addresses of remove.bg's that are not served on purpose. */
export const NOT_IMPLEMENTED: Words = {
  status: 501,
  code: 'not_implemented',
  title: 'Not implemented',
  detail: 'This server keeps no images, so none can be submitted for improvement.',
};

/** How remove.bg would tell an error. What is wrong with a picture or a value is 400 here. */
export function wordsOf(error: PublicError): Words {
  const urlRefusal = urlRefusalOf(error);
  if (urlRefusal) return wordsOfUrl(urlRefusal);
  const refusal = refusalCaseOf(error);
  if (refusal !== undefined) return CASES[refusal];
  const { code, option } = error;
  const field = option && fieldOf(option);
  if (code === 'invalid_option' && field) return invalid(...field);
  const status = ERRORS[code].status;
  return WORDS[code] ?? { status: status === 422 ? 400 : status, code, title: ERROR_MESSAGES[code] };
}

function invalid(name: string, field: Parameter): Words {
  const quoted = name === 'size' || name === 'channels';
  const title = quoted ? `Invalid value for parameter '${name}'` : `Invalid ${name} parameter given`;
  return bad(`invalid_${name}`, title, `It takes ${takenBy(field)}.`);
}
