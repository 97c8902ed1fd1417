import 'server-only';
import { ERROR_CODES, type ErrorCode } from '@/lib/contracts/error-codes';
import { FETCH_CASES, FetchError } from '../../fetch/fetch-error';
import { BAD_COLOR } from './parameters';
import { NOT_INSTALLED, NOT_KNOWN } from './model-names';
import { wordsOf, type Words } from './words';

/** Codes of what this door has not: formats by Accept, presets, regions, background pictures, the bot check. */
const ELSEWHERE: ReadonlySet<ErrorCode> = new Set([
  'not_acceptable',
  'invalid_option',
  'picture_not_fetched',
  'region_beyond_picture',
  'preset_not_rendered',
  'file_limit_missed',
  'region_empty',
  'two_backgrounds',
  'background_image_unreadable',
  'bot_check_required',
  'bot_check_failed',
  'bot_check_unavailable',
]);

/** Everything that a request for a cut-out can be told that is no picture. */
export function allWords(): Words[] {
  const errors = [
    ...ERROR_CODES.filter((code) => !ELSEWHERE.has(code)).map((code) => ({ code })),
    ...FETCH_CASES.map((fetchCase) => new FetchError(fetchCase)),
  ];
  const models = [NOT_INSTALLED, NOT_KNOWN].map((detail) => ({ status: 404, detail }));
  return [...errors.map(wordsOf), BAD_COLOR, ...models];
}
