import 'server-only';
import type { WholeNumber } from '@/lib/contracts/parameter';

/** Where a parameter was found, in FastAPI's word. */
export type Place = 'body' | 'query';

/** Stable codes of pydantic's. */
export const ERROR_TYPES = [
  'missing',
  'bool_parsing',
  'int_parsing',
  'greater_than_equal',
  'less_than_equal',
] as const;

/**
 * One element of FastAPI's 422 (pydantic's `ErrorDetails`). `type` is its stable code. `input` is always null: nothing of a request is
 * repeated.
 */
export interface ValidationError {
  readonly type: (typeof ERROR_TYPES)[number];
  readonly loc: readonly [Place, string];
  readonly msg: string;
  readonly input: null;
  readonly ctx?: Readonly<Record<string, number>>;
}

/** A text parameter as it was sent. */
export interface SentParameter {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

/** The words that pydantic takes for a boolean, in lower case. */
const TRUE: ReadonlySet<string> = new Set(['true', '1', 'on', 'yes', 'y', 't']);
const FALSE: ReadonlySet<string> = new Set(['false', '0', 'off', 'no', 'n', 'f']);

/** @returns the value, or what is wrong with it */
export function readFlag({ name, text, place }: SentParameter): boolean | ValidationError {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  if (FALSE.has(word)) return false;
  return {
    type: 'bool_parsing',
    loc: [place, name],
    msg: 'Input should be a valid boolean, unable to interpret input',
    input: null,
  };
}

/**
 * Holds a whole number to its bounds.
 *
 * @returns what is wrong with it, if anything is
 */
export function checkInteger(
  { name, text, place }: SentParameter,
  { least, greatest }: WholeNumber,
): ValidationError | undefined {
  const at = { loc: [place, name], input: null } as const;
  if (!/^[+-]?\d+(?:\.0+)?$/.test(text)) {
    const msg = 'Input should be a valid integer, unable to parse string as an integer';
    return { type: 'int_parsing', msg, ...at };
  }
  const value = Number(text);
  if (value < least) {
    const msg = `Input should be greater than or equal to ${least}`;
    return { type: 'greater_than_equal', msg, ...at, ctx: { ge: least } };
  }
  if (greatest === undefined || value <= greatest) return undefined;
  const msg = `Input should be less than or equal to ${greatest}`;
  return { type: 'less_than_equal', msg, ...at, ctx: { le: greatest } };
}

/** What is said where a parameter is needed and not there. */
export function missing(place: Place, name: string): ValidationError {
  return { type: 'missing', loc: [place, name], msg: 'Field required', input: null };
}
