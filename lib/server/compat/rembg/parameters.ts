import 'server-only';
import type { Parameter } from '@/lib/contracts/parameter';
import { given, type SentFields } from '../sent-fields';
import { TUNING } from './parameter-table';
import { Refusal, type Words } from './words';
import { checkInteger, readFlag, type SentParameter, type ValidationError } from './validation';

/** What of rembg's parameters means anything here. */
export interface Parameters {
  readonly model: string | undefined;
  /** Ours: whether a name of rembg's that is not installed is an error. */
  readonly strict: boolean;
  /** The matte alone (`om`). */
  readonly onlyMask: boolean;
  /** A CSS colour (`bgc`). */
  readonly background: string | undefined;
}

/** A parameter by name; undefined where it is not given. */
export type ParameterOf = (name: string) => SentParameter | undefined;

/**
 * Finds each parameter in the form, then in the query. The original reads some here and some there, and its callers mix
 * them up.
 *
 * @param fields of the form; undefined where there is none
 */
export function parametersIn(fields: SentFields | undefined, query: URLSearchParams): ParameterOf {
  return (name) => {
    const inBody = fields?.text(name);
    if (inBody !== undefined) return { name, text: inBody, place: 'body' };
    const inQuery = given(query.get(name) ?? undefined);
    return inQuery === undefined ? undefined : { name, text: inQuery, place: 'query' };
  };
}

/**
 * Reads rembg's parameters. `extras` is passed over: it configures models that are not run here.
 *
 * @param needed the picture, or its address; undefined where the request brings none
 * @param missing what is said then, together with what cannot be read
 * @throws Refusal 422; 400 where `bgc` cannot be read
 */
export function readParameters<Needed>(
  of: ParameterOf,
  needed: Needed | undefined,
  missing: ValidationError,
): { readonly parameters: Parameters; readonly needed: Needed } {
  const errors = needed === undefined ? [missing] : [];
  const flag = (name: string): boolean => {
    const sent = of(name);
    const value = sent !== undefined && readFlag(sent);
    if (typeof value === 'boolean') return value;
    errors.push(value);
    return false;
  };
  for (const [name, { value }] of Object.entries<Parameter>(TUNING)) {
    if (value === 'flag') flag(name);
    const sent = of(name);
    const error = sent && typeof value === 'object' && 'least' in value && checkInteger(sent, value);
    if (error) errors.push(error);
  }
  const [onlyMask, strict] = [flag('om'), flag('strict')];
  if (needed === undefined || errors.length > 0) {
    const loggedAs = needed === undefined ? 'missing_image' : 'invalid_option';
    throw new Refusal(loggedAs, { status: 422, detail: errors });
  }
  const background = of('bgc')?.text;
  const parameters = {
    model: of('model')?.text,
    strict,
    onlyMask,
    background: background === undefined ? undefined : colorOf(background),
  };
  return { parameters, needed };
}

/** Said where `bgc` is no colour. */
export const BAD_COLOR: Words = {
  status: 400,
  detail: 'bgc takes four whole numbers from 0 to 255: red, green, blue and alpha, such as 255,255,255,255.',
};

/** Four whole numbers from 0 to 255, with commas between, as a hex colour. */
function colorOf(text: string): string {
  const samples = text.split(',', 5).map((sample) => sample.trim());
  const fits = samples.every((sample) => /^\d{1,3}$/.test(sample) && Number(sample) <= 255);
  if (samples.length !== 4 || !fits) {
    throw new Refusal('invalid_option', BAD_COLOR);
  }
  return `#${samples.map((sample) => Number(sample).toString(16).padStart(2, '0')).join('')}`;
}
