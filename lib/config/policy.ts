/** The day on which the privacy page that comes with the program last changed in substance (ISO 8601). */
const PROGRAM_POLICY_DATE = '2026-11-30';

/** For how many days pages tell of a change. */
export const NOTICE_DAYS = 60;

/** The values of this build. Written out: the bundler replaces these names, and no others. */
export const POLICY_VALUES = { NEXT_PUBLIC_POLICY_CHANGED: process.env.NEXT_PUBLIC_POLICY_CHANGED };

/**
 * Reads when the operator has changed what visitors are to know. A setting changes it, or a newer version of the
 * program. An empty variable counts as not set: no page tells of a change then.
 *
 * @returns the day, as ISO 8601 has it, and a line where it cannot be used
 */
export function readPolicyChange(values: typeof POLICY_VALUES): {
  changed: string | undefined;
  errors: string[];
} {
  const { NEXT_PUBLIC_POLICY_CHANGED: day } = values;
  if (!day) return { changed: undefined, errors: [] };
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return { changed: day, errors: [] };
  const error = `NEXT_PUBLIC_POLICY_CHANGED: expected a day such as 2026-12-31 but received "${day}"`;
  return { changed: undefined, errors: [error] };
}

/** The day from which the privacy page counts: the program's own, or the operator's if that is later. */
export function policyDate(changed: string | undefined): string {
  return changed !== undefined && changed > PROGRAM_POLICY_DATE ? changed : PROGRAM_POLICY_DATE;
}
