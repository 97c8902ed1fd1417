import 'server-only';
import type { ShadowKind } from '@/lib/core/rendering';
import { ServiceError } from '@/lib/contracts/errors';
import type { Subject } from '@/lib/contracts/remove';
import type { SentFields } from '../sent-fields';

/** remove.bg's words for shadows, and ours. */
const KIND_OF = { none: 'none', drop: 'drop', '3D': 'contact', car: 'car' } as const;

/** What `shadow_type` takes. */
export const SHADOW_NAMES = ['auto', ...Object.keys(KIND_OF)];

const KINDS: ReadonlyMap<string, ShadowKind | 'none'> = new Map(
  Object.entries(KIND_OF).map(([word, kind]) => [word.toLowerCase(), kind]),
);

/** What `auto` stands for; `drop` for all others. */
const AUTOMATIC: Readonly<Partial<Record<Subject, ShadowKind>>> = {
  car: 'car',
  person: 'contact',
  transportation: 'contact',
};

/** Names under which a subject may stand in brackets. */
const BRACKETS: Readonly<Partial<Record<Subject, readonly string[]>>> = { graphic: ['graphic', 'graphics'] };

/**
 * The option `shadow` for the fields `shadow_type`, `shadow_type[…]` and `add_shadow` (which stands for
 * `shadow_type[car]=car`).
 *
 * @param subject what the client says that its picture is of; undefined counts as `other`
 * @throws ServiceError invalid_option
 */
export function shadowText(
  fields: SentFields,
  subject: Subject | undefined,
): ShadowKind | 'none' | undefined {
  const word = forSubject(fields, 'shadow_type', subject)?.toLowerCase();
  if (word === undefined) {
    const wanted = /^(true|1|yes|on)$/i.test(fields.text('add_shadow') ?? '');
    return wanted && subject === 'car' ? 'car' : undefined;
  }
  const kind = word === 'auto' ? ((subject && AUTOMATIC[subject]) ?? 'drop') : KINDS.get(word);
  if (kind === undefined) throw new ServiceError('invalid_option', { option: 'shadow' });
  return kind;
}

/** The option `shadow_opacity` for the fields `shadow_opacity` and `shadow_opacity[…]`. */
export function shadowOpacityText(fields: SentFields, subject: Subject | undefined): string | undefined {
  const text = forSubject(fields, 'shadow_opacity', subject);
  return text?.toLowerCase() === 'auto' ? undefined : text;
}

/** What is given for the subject in brackets, else for all. */
function forSubject(fields: SentFields, name: string, subject: Subject | undefined): string | undefined {
  const brackets = subject === undefined ? ['other'] : (BRACKETS[subject] ?? [subject]);
  for (const bracket of brackets) {
    const text = fields.text(`${name}[${bracket}]`);
    if (text !== undefined) return text;
  }
  return fields.text(name);
}
