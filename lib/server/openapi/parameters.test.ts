import { describe, expect, it } from 'vitest';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import type { Parameter, ParameterTable } from '@/lib/contracts/parameter';
import { ADDRESS, PARAMETERS, PICTURES } from '../compat/rembg/parameter-table';
import { readParameters, type ParameterOf } from '../compat/rembg/parameters';
import { missing } from '../compat/rembg/validation';
import { FIELDS } from '../compat/removebg/fields';
import { automaticFormat, optionText } from '../compat/removebg/option-text';
import { pictureSources } from '../compat/removebg/picture-sources';
import { answeredType } from '../compat/removebg/picture-type';
import type { SentFields } from '../compat/sent-fields';
import { UPLOAD } from '../doors/clearcut';
import { CLEARCUT_OPTIONS, CLEARCUT_PICTURES } from './clearcut-options';

type Texts = Readonly<Record<string, string>>;

/* What tables and schemas say of parameters, held to the code that reads them. */

/** Runs what reads texts by name, and tells which it asked for. */
function namesRead(read: (text: (name: string) => undefined) => void): string[] {
  const names = new Set<string>();
  read((name) => {
    names.add(name);
    return undefined;
  });
  return [...names].sort();
}

/** Values that a table says are read, each with its parameter. */
const valuesOf = (table: ParameterTable) =>
  Object.entries<Parameter>(table).flatMap(([name, { value, examples = [] }]) => {
    const listed = typeof value === 'object' ? ('least' in value ? bounds(value) : value) : [];
    const flags = value === 'flag' ? ['true', 'false'] : [];
    return [...listed, ...flags, ...examples].map((text) => [name, text] as const);
  });
const bounds = ({ least, greatest = 99_999 }: { least: number; greatest?: number }) => [
  `${least}`,
  `${greatest}`,
];

/** Parameters that take no text, whatever it says. */
const strictOnes = (table: ParameterTable) =>
  Object.entries<Parameter>(table)
    .filter(([, { value }]) => value === 'flag' || typeof value === 'object')
    .map(([name]) => name);

describe('options of our own door', () => {
  const read = (texts: Texts) =>
    readRemoveRequest(
      (name) => texts[name],
      false,
      () => ['png'],
    );

  it('are all read, and no other', () => {
    const names = namesRead((text) => readRemoveRequest(text, false, () => ['png']));
    expect(names).toEqual(Object.keys(CLEARCUT_OPTIONS).sort());
    expect(Object.values(UPLOAD.parts)).toEqual(Object.keys(CLEARCUT_PICTURES));
  });

  it.each(valuesOf(CLEARCUT_OPTIONS))('%s takes %s', (name, text) => {
    expect(() => read({ [name]: text })).not.toThrow();
  });

  it.each(strictOnes(CLEARCUT_OPTIONS))('%s takes no other word', (name) => {
    expect(() => read({ [name]: 'no-such-word' })).toThrow(new RegExp(`"${name}" takes`));
  });
});

const fieldsOf = (texts: Texts): SentFields => ({
  text: (name) => texts[name],
  bytes: (name) => (name in texts ? Buffer.from(texts[name] ?? '') : undefined),
});

describe("fields of remove.bg's door", () => {
  const read = (texts: Texts) =>
    readRemoveRequest(optionText(fieldsOf(texts)), false, () => [automaticFormat(fieldsOf(texts), false)]);

  it('are all read, and no other', () => {
    const names = namesRead((text) => {
      const fields: SentFields = { text, bytes: text };
      expect(() => pictureSources(fields)).toThrow();
      readRemoveRequest(optionText(fields), false, () => [automaticFormat(fields, false)]);
      answeredType(fields);
    });
    const bare = names.filter((name) => !name.includes('['));
    // The key is read where others are.
    expect([...bare, 'api_key'].sort()).toEqual(Object.keys(FIELDS).sort());
  });

  it.each(valuesOf(FIELDS))('%s takes %s', (name, text) => {
    expect(() => read({ [name]: text })).not.toThrow();
    expect(() => read({ [name]: text.toUpperCase() })).not.toThrow();
  });

  it.each(strictOnes(FIELDS).filter((name) => !['type_level', 'add_shadow'].includes(name)))(
    '%s takes no other word',
    (name) => {
      expect(() => read({ [name]: 'no-such-word' })).toThrow();
    },
  );
});

describe("parameters of rembg's door", () => {
  const read = (of: ParameterOf) => readParameters(of, 'picture', missing('body', 'file'));
  const given =
    (texts: Texts): ParameterOf =>
    (name) => {
      const text = texts[name];
      return text === undefined ? undefined : { name, text, place: 'query' };
    };

  it('are all read, and no other, but for what configures models that are not run here', () => {
    expect([...namesRead(read), 'extras'].sort()).toEqual(Object.keys(PARAMETERS).sort());
    expect(Object.keys({ ...PICTURES, ...ADDRESS })).toEqual(['file', 'image', 'url']);
  });

  it.each(valuesOf(PARAMETERS))('%s takes %s', (name, text) => {
    expect(() => read(given({ [name]: text }))).not.toThrow();
  });

  it.each(strictOnes(PARAMETERS))('%s takes no other word', (name) => {
    expect(() => read(given({ [name]: 'no-such-word' }))).toThrow();
  });
});
