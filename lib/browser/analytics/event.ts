import 'client-only';
import { ERROR_CODES } from '../../contracts/error-codes';
import { DEVICE_ERROR_CODES, type PageErrorCode } from '../errors/device-errors';

/** Kinds of files that statistics know; what a visitor's file is called or says of itself is none of them. */
export const FILE_TYPES = [
  ...['jpeg', 'png', 'webp', 'avif', 'heic', 'gif'],
  // Many results at once, and what is none of these.
  ...['zip', 'folder', 'other'],
] as const;
export type FileType = (typeof FILE_TYPES)[number];

const ENGINES = ['server', 'browser'] as const;

/** All that an event may carry. */
interface Fields {
  /** Bytes. */
  readonly file_size: number;
  readonly file_type: FileType;
  /** Whole milliseconds. */
  readonly duration_ms: number;
  /** Where a picture was cut out: by the service or on the device. */
  readonly engine: (typeof ENGINES)[number];
  readonly error_code: PageErrorCode;
}

/** What is counted, and which fields go with it. */
const FIELDS_OF = {
  cut_out_done: ['file_size', 'file_type', 'duration_ms', 'engine'],
  cut_out_failed: ['file_size', 'file_type', 'duration_ms', 'error_code'],
  result_saved: ['file_type'],
} as const satisfies Readonly<Record<string, readonly (keyof Fields)[]>>;

export type EventFields = {
  readonly [Name in keyof typeof FIELDS_OF]: Pick<Fields, (typeof FIELDS_OF)[Name][number]>;
};

export type EventName = keyof EventFields;

/** An event as it may leave. */
export interface AnalyticsEvent {
  readonly name: EventName;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** Compiles for the fields of an event and for nothing beside them, also where they come in a variable. */
export type ExactFields<Name extends EventName, Given> = EventFields[Name] &
  Readonly<Record<Exclude<keyof Given, keyof EventFields[Name]>, never>>;

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isOneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string);

const ALLOWED: Readonly<Record<keyof Fields, (value: unknown) => boolean>> = {
  file_size: isCount,
  file_type: isOneOf(FILE_TYPES),
  duration_ms: isCount,
  engine: isOneOf(ENGINES),
  error_code: isOneOf([...ERROR_CODES, ...DEVICE_ERROR_CODES]),
};

/**
 * Makes an event of the fields that it may have: an allow-list, by name and by value.
 *
 * @throws RangeError for an event, a field or a value that is not on the list. It names the field and repeats no value
 */
export function buildEvent<Name extends EventName, Given extends EventFields[Name]>(
  name: Name,
  fields: Given & ExactFields<Name, Given>,
): AnalyticsEvent {
  const expected: readonly (keyof Fields)[] | undefined = Object.hasOwn(FIELDS_OF, name)
    ? FIELDS_OF[name]
    : undefined;
  if (!expected) throw new RangeError('Expected an event of the list but received another.');
  const given = fields as Readonly<Record<string, unknown>>;
  const keys = Object.keys(given);
  const wrong = [
    ...keys.filter((key) => !expected.includes(key as keyof Fields)),
    ...expected.filter((key) => !Object.hasOwn(given, key) || !ALLOWED[key](given[key])),
  ];
  if (wrong.length > 0) {
    throw new RangeError(`${name}: expected ${expected.join(', ')}, each with a value of its list.`);
  }
  return { name, fields: Object.fromEntries(expected.map((key) => [key, given[key] as string | number])) };
}
