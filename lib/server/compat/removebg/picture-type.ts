import 'server-only';
import type { Subject } from '@/lib/contracts/remove';
import type { SentFields } from '../sent-fields';

/** Words of the field `type` beyond `auto` and `other`, and the subject that a model is chosen for. */
const SUBJECT_OF: ReadonlyMap<string, Subject> = new Map([
  ['person', 'person'],
  ['product', 'product'],
  ['animal', 'animal'],
  ['car', 'car'],
  ['car_interior', 'car'],
  ['car_part', 'car'],
  ['transportation', 'transportation'],
  ['graphic', 'graphic'],
  ['graphics', 'graphic'],
]);

/** Words of the field `type` that mean something, besides `auto`. */
export const PICTURE_TYPE_NAMES: readonly string[] = [...SUBJECT_OF.keys(), 'other'];

/** How finely `X-Type` may be asked to tell. */
export const LEVELS = ['none', '1', '2', 'latest'] as const;

/** What `X-Type` may say besides `other`: at the first level, and at the second. */
const COARSE: readonly string[] = ['person', 'product', 'animal', 'car'];
const FINE: readonly string[] = [...COARSE, 'car_interior', 'car_part', 'transportation', 'graphics'];

/** What the client says that its picture is of; undefined for `auto`, `other`, and words that nobody knows. */
export function askedSubject(fields: SentFields): Subject | undefined {
  return SUBJECT_OF.get(askedType(fields));
}

/**
 * The value of `X-Type`: the asked type where its level knows it. Nothing is guessed: without one it is `other`.
 *
 * @returns undefined where the client wants none
 */
export function answeredType(fields: SentFields): string | undefined {
  const level = fields.text('type_level')?.toLowerCase() ?? '1';
  if (level === 'none') return undefined;
  const type = askedType(fields) === 'graphic' ? 'graphics' : askedType(fields);
  const known = level === '2' || level === 'latest' ? FINE : COARSE;
  return known.includes(type) ? type : 'other';
}

function askedType(fields: SentFields): string {
  return fields.text('type')?.toLowerCase() ?? '';
}
