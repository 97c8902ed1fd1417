import 'server-only';
import { ERRORS, type ErrorCode } from '@/lib/contracts/error-codes';
import { ERROR_MESSAGES } from '@/lib/contracts/errors';
import type { FetchError } from '../../fetch/fetch-error';
import type { PublicError } from '../../http/public-error';
import { refusalWords, type Words } from './refusal';
import { missing } from './validation';

const POST_IT = 'Download the picture and POST it as the form part "file".';
const NO_PICTURE: Words = { status: 422, detail: [missing('body', 'file')] };
const withStatus = (status: number, code: ErrorCode): Words => ({ status, detail: ERROR_MESSAGES[code] });

/** Where our own status or sentence would not do. */
const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  empty_body: NO_PICTURE,
  empty_file: NO_PICTURE,
  missing_image: NO_PICTURE,
  method_not_allowed: {
    status: 405,
    detail: 'Use POST with the picture as the form part "file", or GET with its address as url.',
  },
  not_a_picture: withStatus(400, 'not_a_picture'),
  svg_not_supported: withStatus(400, 'svg_not_supported'),
  heic_not_supported: withStatus(400, 'heic_not_supported'),
  unsupported_format: withStatus(400, 'unsupported_format'),
  too_many_pixels: withStatus(413, 'too_many_pixels'),
  too_many_pixels_for_format: withStatus(413, 'too_many_pixels_for_format'),
  side_too_long: withStatus(413, 'side_too_long'),
};

/** How rembg's server would tell an error. 422 is for parameters only: its clients read a list there. */
export function wordsOf(error: PublicError): Words {
  // By shape, for its class may be another bundle's copy.
  if ('fetchCase' in error) return { status: 400, detail: sentenceOf(error as FetchError) };
  const status = ERRORS[error.code].status;
  return refusalWords(error) ?? WORDS[error.code] ?? withStatus(status === 422 ? 400 : status, error.code);
}

/** Why no picture came from the address, which is not repeated. */
function sentenceOf({ fetchCase, outcome }: FetchError): string {
  switch (fetchCase) {
    case 'off':
      return `This server does not fetch pictures from URLs. ${POST_IT}`;
    case 'invalid_url':
      return 'Only http and https URLs are allowed, on their usual ports, without user name and password.';
    case 'too_large':
      return `Image exceeds maximum size. ${ERROR_MESSAGES.upload_too_large}`;
    case 'http_status':
    case 'unreachable':
    case 'compressed':
      return `The picture could not be fetched: ${outcome}. ${POST_IT}`;
  }
}
