import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceError } from '@/lib/contracts/errors';
import { formFields } from '../sent-fields';
import { parametersIn, readParameters, type Parameters } from './parameters';
import { refusalWords, type Words } from './words';
import { missing, type ValidationError } from './validation';

type Texts = Readonly<Record<string, string>>;

const MISSING = missing('body', 'file');
const given = (query: Texts, form?: Texts) =>
  parametersIn(
    form && formFields(Object.entries(form).map(([name, text]) => [name, Buffer.from(text)] as const)),
    new URLSearchParams(query),
  );
const read = (query: Texts, form?: Texts): Parameters =>
  readParameters(given(query, form), 'picture', MISSING).parameters;

/** What a refusal says. */
function refused(act: () => unknown): Words | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return refusalWords(error);
  }
}
const errors = (query: Texts, form?: Texts) =>
  refused(() => read(query, form))?.detail as readonly ValidationError[] | undefined;

describe('parametersIn', () => {
  it('finds a parameter in the form, then in the query, and takes what says nothing as not given', () => {
    const of = given({ model: 'u2net', om: 'true', bgc: ' ' }, { model: 'u2netp', om: '', a: 'undefined' });
    expect(of('model')).toEqual({ name: 'model', text: 'u2netp', place: 'body' });
    expect(of('om')).toEqual({ name: 'om', text: 'true', place: 'query' });
    expect(['bgc', 'a', 'ppm'].map(of)).toEqual([undefined, undefined, undefined]);
  });
});

describe('readParameters', () => {
  it('asks for the plain cut-out where nothing is given', () => {
    const plain = { model: undefined, strict: false, onlyMask: false, background: undefined };
    expect(read({})).toEqual(plain);
    expect(read({ a: '1', af: '255', ab: '0', ae: '99999', ppm: 'no', extras: '{not JSON' })).toEqual(plain);
  });

  it('takes flags in the words of pydantic', () => {
    for (const word of ['true', 'True', '1', 'on', 'YES', 'y', 't'])
      expect(read({ om: word }).onlyMask, word).toBe(true);
    for (const word of ['false', 'False', '0', 'off', 'NO', 'n', 'f'])
      expect(read({ om: word }).onlyMask, word).toBe(false);
    expect(read({ strict: 'true' }).strict).toBe(true);
  });

  it.each([
    ['255,255,255,255', '#ffffffff'],
    ['1, 2,3 ,0', '#01020300'],
  ])('reads bgc=%s', (bgc, background) => expect(read({ bgc }).background).toBe(background));

  it.each(['1,2,3', '1,2,3,4,5', '256,0,0,0', '-1,0,0,0', 'red', '1,2,3,', '1.5,2,3,4'])(
    'refuses bgc=%s, and says what it takes',
    (bgc) => {
      const words = refused(() => read({ bgc }));
      expect(words).toEqual({
        status: 400,
        detail: expect.stringMatching(/^bgc takes four whole numbers/) as string,
      });
    },
  );

  it.each<[Texts, Partial<ValidationError>]>([
    [{ a: 'maybe' }, { type: 'bool_parsing', loc: ['query', 'a'] }],
    [{ ppm: '2' }, { type: 'bool_parsing', loc: ['query', 'ppm'] }],
    [{ om: 'x' }, { type: 'bool_parsing', loc: ['query', 'om'] }],
    [{ strict: 'x' }, { type: 'bool_parsing', loc: ['query', 'strict'] }],
    [{ af: 'x' }, { type: 'int_parsing', loc: ['query', 'af'] }],
    [{ ab: '1.5' }, { type: 'int_parsing', loc: ['query', 'ab'] }],
    [{ af: '256' }, { type: 'less_than_equal', loc: ['query', 'af'], ctx: { le: 255 } }],
    [{ ab: '-1' }, { type: 'greater_than_equal', loc: ['query', 'ab'], ctx: { ge: 0 } }],
    [{ ae: '-1' }, { type: 'greater_than_equal', loc: ['query', 'ae'], ctx: { ge: 0 } }],
  ])('refuses %j as FastAPI does, and repeats nothing of it', (query, error) => {
    expect(errors(query)).toEqual([expect.objectContaining({ ...error, input: null })]);
    expect(errors({}, query)?.[0]?.loc).toEqual(['body', Object.keys(query)[0]]);
  });

  it('tells all that is wrong at once, a missing picture as well', () => {
    const words = refused(() => readParameters(given({ a: 'x', ae: 'y' }), undefined, MISSING));
    expect(words?.status).toBe(422);
    expect((words?.detail as ValidationError[]).map(({ loc }) => loc.join('.'))).toEqual([
      ...['body.file', 'query.a', 'query.ae'],
    ]);
  });

  it('ends with parameters or a refusal, whatever is sent', () => {
    const names = ['a', 'af', 'ab', 'ae', 'om', 'ppm', 'bgc', 'extras', 'model', 'strict'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ maxLength: 40 })), (query) => {
        const words = refused(() => read(query));
        expect([undefined, 400, 422]).toContain(words?.status);
      }),
    );
  });
});
