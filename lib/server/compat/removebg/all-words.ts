import 'server-only';
import { ERROR_CODES, type ErrorCode } from '@/lib/contracts/error-codes';
import { OPTION_NAMES } from '@/lib/contracts/options/options';
import { FETCH_CASES, FetchError } from '../../fetch/fetch-error';
import { Refusal, REFUSAL_CASES, URL_FIELDS, UrlRefusal, type Words } from './refusal';
import { fieldOf } from './fields';
import { UNKNOWN_FOREGROUND, wordsOf } from './words';

/**
 * Codes of what this door has not. They are formats by Accept, presets, the bot check, and options that are no fields
 * here.
 */
const ELSEWHERE: ReadonlySet<ErrorCode> = new Set([
  'not_acceptable',
  'preset_not_rendered',
  'file_limit_missed',
  'bot_check_unavailable',
  'invalid_option',
  'picture_not_fetched',
]);

/** Everything that a request for a cut-out can be told that is no picture. */
export function allWords(): Words[] {
  const errors = [
    ...ERROR_CODES.filter((code) => !ELSEWHERE.has(code)).map((code) => ({ code })),
    ...OPTION_NAMES.filter((option) => fieldOf(option)).map((option) => ({
      code: 'invalid_option' as const,
      option,
    })),
    ...REFUSAL_CASES.map((refusalCase) => new Refusal(refusalCase)),
    ...URL_FIELDS.flatMap((field) =>
      FETCH_CASES.map((fetchCase) => new UrlRefusal(field, new FetchError(fetchCase))),
    ),
  ];
  return [...errors.map(wordsOf), UNKNOWN_FOREGROUND];
}
